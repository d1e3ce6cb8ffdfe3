import type { Instant } from '../../core/kernel/time.ts';
import { CONSENT_VERSION } from '../../core/privacy/consent.ts';
import { consentAgain } from '../../core/residents/consent.ts';
import { toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import { hasMenu, withMenu } from '../kit/menu.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { MemberTurn, Turn } from '../kit/turn.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';
import { joiningButtons } from './buttons.ts';

/** What works whatever text somebody agreed to. */
const ALWAYS = ['help', 'lang', 'cancel'];

/** Whether the text has changed since this person agreed. Answers to cards are obeyed all the same: somebody waits. */
export function asksAgain({ consent, incoming }: MemberTurn): boolean {
  const { body } = incoming;
  if (consent === null || consent.version >= CONSENT_VERSION) return false;
  return body.kind !== 'press' && !(body.kind === 'command' && ALWAYS.includes(body.name));
}

/** The new text, with the same two buttons as at the first time. */
export async function askAgain({ tx, speech, actor }: MemberTurn): Promise<Reply[]> {
  const { name } = await tx.complexes.get(actor.complex);
  const text = paragraphs(speech.say('privacy-consent-changed'), speech.say('joining-consent', { name }));
  const choice = (label: string, agreed: boolean): Button => ({
    label,
    press: joiningButtons.data({ kind: 'consent', agreed }),
  });
  const buttons = [
    [choice(speech.plain('joining-agree'), true), choice(speech.plain('joining-disagree'), false)],
  ];
  return [{ kind: 'message', message: { text, buttons } }];
}

/** Whoever was forgotten and is back before his ban ended. */
export async function banGoesOn({ tx, speech, actor, now }: Turn, until: Instant): Promise<RichText> {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return speech.say('privacy-ban-goes-on', { until: clockTime(until, now, timeZone, speech.language) });
}

export async function onConsentAgain(turn: MemberTurn, agreed: boolean): Promise<Reply[]> {
  const { tx, speech, actor, consent, now } = turn;
  if (consent === null || consent.version >= CONSENT_VERSION) return toast(speech.plain('old-button'));
  if (!agreed) return [{ kind: 'replace', message: { text: speech.say('privacy-disagreed') } }];
  await consentAgain(tx, actor, now);
  const done: Reply = { kind: 'replace', message: { text: speech.say('joining-agreed') } };
  if (!hasMenu(actor.roles)) return [done];
  return [done, { kind: 'message', message: withMenu(turn, speech.say('choose-in-menu')) }];
}
