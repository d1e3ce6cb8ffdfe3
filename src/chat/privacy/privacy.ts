import { refuse } from '../../core/kernel/result.ts';
import { days } from '../../core/kernel/time.ts';
import { type ForgetRefusal, forget, mayForget } from '../../core/privacy/forget.ts';
import { KEPT } from '../../core/privacy/retention.ts';
import { seeOwnData } from '../../core/privacy/see-own-data.ts';
import { toast } from '../kit/confirm.ts';
import { countedSpots } from '../kit/names.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { saidWhenOnDay } from '../kit/said-when.ts';
import { isMember, type MemberTurn, type Turn } from '../kit/turn.ts';
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
export async function showPrivacy(turn: Turn): Promise<Reply[]> {
  const { say, plain } = turn.speech;
  const kept = { alerts: inDays('alerts'), passes: inDays('passes') };
  const text = paragraphs(
    say('privacy-title'),
    say('privacy-kept'),
    say('privacy-seen'),
    say('privacy-how-long', kept),
    say('privacy-backups'),
    isMember(turn) ? await agreedTo(turn) : say('privacy-nothing'),
  );
  if (!isMember(turn)) return [message(text)];
  return [
    message(text, [
      [button(plain('privacy-button-my-data'), 'my data')],
      [button(plain('privacy-button-forget'), 'forget')],
    ]),
  ];
}

async function agreedTo({ tx, speech, actor, consent, now }: MemberTurn): Promise<RichText | null> {
  if (!consent) return null;
  const { timeZone } = await tx.complexes.get(actor.complex);
  const date = saidWhenOnDay(consent.at, now, timeZone, speech);
  return speech.say('privacy-consent', { version: String(consent.version), date });
}

/** One file with everything that the person entered and did. */
export async function showMyData(turn: Turn): Promise<Reply[]> {
  const { tx, speech, now } = turn;
  const seen = isMember(turn) ? await seeOwnData(tx, turn.actor) : refuse('not allowed');
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
export async function askForget(turn: Turn): Promise<Reply[]> {
  const { tx, speech } = turn;
  if (!isMember(turn)) return [message(speech.say('privacy-nothing'))];
  const allowed = await mayForget(tx, turn.actor);
  if (!allowed.ok) return [message(speech.say(REFUSED[allowed.why]))];
  const { spots, roles } = turn.actor;
  const text = paragraphs(
    speech.say('privacy-forget-sure'),
    spots.length > 0 && speech.say('privacy-forget-spots', countedSpots(spots)),
    roles.includes('banned') && speech.say('privacy-forget-banned'),
  );
  const sure = button(speech.plain('button-confirm'), 'forget for sure', 'bad');
  return [message(text, [[sure, button(speech.plain('cancel'), 'stay')]])];
}

export async function onPrivacyPress(turn: Turn, { act }: PrivacyCode): Promise<Reply[]> {
  if (!isMember(turn)) return toast(turn.speech.plain('privacy-toast-nothing'));
  switch (act) {
    case 'my data':
      return showMyData(turn);
    case 'forget':
      return askForget(turn);
    case 'stay':
      return [{ kind: 'replace', message: { text: turn.speech.say('privacy-stayed') } }];
    case 'forget for sure':
      return onForget(turn);
  }
}

async function onForget(turn: MemberTurn): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  const forgotten = await forget(tx, actor, now);
  if (!forgotten.ok) return [{ kind: 'replace', message: { text: speech.say(REFUSED[forgotten.why]) } }];
  return [
    { kind: 'replace', message: { text: speech.say('privacy-forgetting') } },
    { kind: 'message', message: { text: speech.say('privacy-forgotten'), menu: 'none' } },
  ];
}
