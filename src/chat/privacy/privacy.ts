import { refuse } from '../../core/kernel/result.ts';
import { days } from '../../core/kernel/time.ts';
import { type ForgetRefusal, forget, mayForget } from '../../core/privacy/forget.ts';
import { KEPT } from '../../core/privacy/retention.ts';
import { seeOwnData } from '../../core/privacy/see-own-data.ts';
import { toast } from '../kit/confirm.ts';
import { countedSpots } from '../kit/names.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { saidWhenOnDay } from '../kit/said-when.ts';
import { isMember, type MemberContext, type UpdateContext } from '../kit/update-context.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';
import { type PrivacyAct, type PrivacyCode, privacyButtons } from './buttons.ts';

const message = (text: RichText, buttons: Button[][] = []): Reply => {
  return { kind: 'message', message: { text, buttons } };
};

const button = (label: string, act: PrivacyAct, tone?: 'bad'): Button => {
  return { label, press: privacyButtons.data({ kind: 'privacy', act }), ...(tone && { tone }) };
};

const inDays = (kind: keyof typeof KEPT) => String(KEPT[kind] / days(1));

/** What is kept of people, who sees it, how long, and the two ways out. */
export async function showPrivacy(context: UpdateContext): Promise<Reply[]> {
  const { say, plain } = context.speech;
  const hasSite = context.links.site !== undefined;
  const kept = { alerts: inDays('alerts'), passes: inDays('passes') };
  const text = paragraphs(
    say('privacy-title'),
    say('privacy-kept'),
    say('privacy-seen'),
    say('privacy-how-long', kept),
    hasSite ? say('privacy-push') : null,
    hasSite ? say('privacy-passer-by') : null,
    say('privacy-backups'),
    isMember(context) ? await agreedTo(context) : say('privacy-nothing'),
  );
  if (!isMember(context)) return [message(text)];
  return [
    message(text, [
      [button(plain('privacy-button-my-data'), 'my data')],
      [button(plain('privacy-button-forget'), 'forget')],
    ]),
  ];
}

async function agreedTo({ tx, speech, actor, consent, now }: MemberContext): Promise<RichText | null> {
  if (!consent) return null;
  const { timeZone } = await tx.complexes.get(actor.complex);
  const date = saidWhenOnDay(consent.at, now, timeZone, speech);
  return speech.say('privacy-consent', { version: String(consent.version), date });
}

/** One file with everything that the person entered and did. */
export async function showMyData(context: UpdateContext): Promise<Reply[]> {
  const { tx, speech, now } = context;
  const seen = isMember(context) ? await seeOwnData(tx, context.actor) : refuse('not allowed');
  if (!seen.ok) return [message(speech.say('privacy-nothing'))];
  const data = { made_at: now.toISOString(), ...seen.value };
  const bytes = new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`);
  const text = speech.say('privacy-my-data');
  return [{ kind: 'message', message: { text, document: { name: 'mydata.json', bytes } } }];
}

const REFUSED = {
  'last admin': 'privacy-last-admin',
  'not allowed': 'not-for-you',
} as const satisfies Record<ForgetRefusal, string>;

/** Says what will happen, and asks. */
export async function askForget(context: UpdateContext): Promise<Reply[]> {
  const { tx, speech } = context;
  if (!isMember(context)) return [message(speech.say('privacy-nothing'))];
  const allowed = await mayForget(tx, context.actor);
  if (!allowed.ok) return [message(speech.say(REFUSED[allowed.why]))];
  const { spots, roles } = context.actor;
  const text = paragraphs(
    speech.say('privacy-forget-sure'),
    spots.length > 0 && speech.say('privacy-forget-spots', countedSpots(spots)),
    roles.includes('banned') && speech.say('privacy-forget-banned'),
  );
  const sure = button(speech.plain('button-confirm'), 'forget for sure', 'bad');
  return [message(text, [[sure, button(speech.plain('cancel'), 'stay')]])];
}

export async function onPrivacyPress(context: UpdateContext, { act }: PrivacyCode): Promise<Reply[]> {
  if (!isMember(context)) return toast(context.speech.plain('privacy-toast-nothing'));
  switch (act) {
    case 'my data':
      return showMyData(context);
    case 'forget':
      return askForget(context);
    case 'stay':
      return [{ kind: 'replace', message: { text: context.speech.say('privacy-stayed') } }];
    case 'forget for sure':
      return onForget(context);
  }
}

async function onForget(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const cards = await tx.cardMessages.standing(actor.complex, actor.person);
  const forgotten = await forget(tx, actor, now);
  if (!forgotten.ok) return [{ kind: 'replace', message: { text: speech.say(REFUSED[forgotten.why]) } }];
  return [
    { kind: 'replace', message: { text: speech.say('privacy-forgetting') } },
    { kind: 'message', message: { text: speech.say('privacy-forgotten'), menu: 'none' } },
    // Nothing redraws the cards of whoever is gone, and no button of theirs may seem to work.
    ...cards.map((ref): Reply => ({ kind: 'edit', ref, message: { text: speech.say('privacy-card-over') } })),
  ];
}
