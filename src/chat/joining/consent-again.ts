import type { Instant } from '../../core/kernel/time.ts';
import { CONSENT_VERSION } from '../../core/privacy/consent.ts';
import { consentAgain } from '../../core/residents/consent.ts';
import { toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import { hasMenu, menuChoice, withMenu } from '../kit/menu.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { MemberContext, UpdateContext } from '../kit/update-context.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';
import { joiningButtons } from './buttons.ts';

/** What works whatever text somebody agreed to. */
const ALWAYS = ['help', 'lang', 'cancel'];

/** Whether the text has changed since this person agreed. */
export function isOutdated({ consent }: MemberContext): boolean {
  return consent !== null && consent.version < CONSENT_VERSION;
}

/** What has to wait until he has agreed; what somebody waits for (`urgent`) and the ways out never do. */
export function asksAgain(context: MemberContext, urgent: boolean): boolean {
  const { body } = context.incoming;
  return isOutdated(context) && !urgent && !(body.kind === 'command' && ALWAYS.includes(body.name));
}

/** The new text, with the same two buttons as at the first time. What was written instead has not been heard. */
export async function askAgain(context: MemberContext): Promise<Reply[]> {
  const isUnheard = isWritten(context);
  return [await newText(context, isUnheard ? 'privacy-consent-changed' : 'privacy-consent-changed-after')];
}

/** Of a label or a command alone there is nothing to pass on; buttons and «Отмена» wait for no text. */
function isWritten({ incoming: { body }, words }: MemberContext): boolean {
  if (body.kind === 'text') return menuChoice(words, body.text) === null;
  return body.kind !== 'command' || body.argument !== '';
}

/** The new text behind something that could not wait for it; once, and whoever answered nothing goes on all the same. */
export async function askAfter(context: MemberContext): Promise<Reply[]> {
  if ((context.consent?.asked ?? 0) >= CONSENT_VERSION) return [];
  return [await newText(context, 'privacy-consent-changed-after')];
}

async function newText(
  { tx, speech, actor }: MemberContext,
  why: 'privacy-consent-changed' | 'privacy-consent-changed-after',
): Promise<Reply> {
  await tx.people.askedConsent(actor.complex, actor.person, CONSENT_VERSION);
  const { name } = await tx.complexes.get(actor.complex);
  const text = paragraphs(speech.say(why), speech.say('joining-consent', { name }));
  const choice = (label: string, agreed: boolean): Button => ({
    label,
    press: joiningButtons.data({ kind: 'consent', agreed }),
  });
  const buttons = [
    [choice(speech.plain('joining-agree'), true), choice(speech.plain('joining-disagree'), false)],
  ];
  return { kind: 'message', message: { text, buttons } };
}

/** Whoever was forgotten and is back before his ban ended. */
export async function banGoesOn(
  { tx, speech, actor, now }: UpdateContext,
  until: Instant,
): Promise<RichText> {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return speech.say('privacy-ban-goes-on', { until: clockTime(until, now, timeZone, speech.language) });
}

export async function onConsentAgain(context: MemberContext, agreed: boolean): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  if (!isOutdated(context)) return toast(speech.plain('old-button'));
  if (!agreed) return [{ kind: 'replace', message: { text: speech.say('privacy-disagreed') } }];
  await consentAgain(tx, actor, now);
  const done: Reply = { kind: 'replace', message: { text: speech.say('joining-agreed') } };
  if (!hasMenu(actor.roles)) return [done];
  return [done, { kind: 'message', message: withMenu(context, speech.say('choose-in-menu')) }];
}
