import { type Action, may } from '../../core/access.ts';
import type { Alert, CallKind } from '../../core/alerts/alert.ts';
import { mayRemindAt } from '../../core/alerts/alert.ts';
import { type RaiseRefusal, raiseAlert } from '../../core/alerts/raise-alert.ts';
import { stepThread } from '../../core/alerts/step-thread.ts';
import type { Act, ActRefusal } from '../../core/alerts/thread.ts';
import type { AlertId, SpotNumber } from '../../core/kernel/ids.ts';
import { never } from '../../core/kernel/result.ts';
import { between, type Instant, minutes } from '../../core/kernel/time.ts';
import { readSpot } from '../../core/spots/read-spots.ts';
import type { ButtonCode } from '../button-code.ts';
import { clockTime, saidTime } from '../house-time.ts';
import type { Button, Reply } from '../outgoing.ts';
import { beginDialog, endDialog, type MemberTurn } from '../turn.ts';
import type { RichText } from '../wording.ts';
import { retireOldCard } from './old-card.ts';
import { spotFault } from './spot-input.ts';

const message = (text: RichText, buttons?: Button[][]): Reply => {
  return { kind: 'message', message: buttons ? { text, buttons } : { text } };
};

/** «Перегородили» or «SOS сигнализация»: asks for the number. */
export async function askSpot(turn: MemberTurn, kind: CallKind): Promise<Reply[]> {
  const { speech, actor } = turn;
  if (!may(actor, kind === 'blocked' ? 'raise blocked' : 'raise sos')) {
    return [message(speech.say('alert-not-allowed'))];
  }
  await beginDialog(turn, actor.person, { kind: 'raising', alert: kind });
  const cancel: Button = { label: speech.plain('cancel'), press: { kind: 'cancel' } };
  return [message(speech.say(kind === 'blocked' ? 'alert-ask-blocked' : 'alert-ask-sos'), [[cancel]])];
}

/** The typed number, after the question or behind `/blocked`. */
export async function onSpotTyped(turn: MemberTurn, kind: CallKind, text: string): Promise<Reply[]> {
  const spot = readSpot(text);
  if (spot.ok && isLate(turn)) return askStillNeeded(turn, kind, spot.value);
  if (spot.ok) return raise(turn, kind, spot.value);
  await beginDialog(turn, turn.actor.person, { kind: 'raising', alert: kind });
  return [message(spotFault(turn.speech, spot.why))];
}

/** What reaches us later than this after it was written may have settled itself. */
const LATE = minutes(5);

function isLate({ incoming, now }: MemberTurn): boolean {
  return incoming.writtenAt !== null && between(incoming.writtenAt, now) > LATE;
}

/** «Вы писали в 07:40. Ещё нужно?» Nothing is raised before the press. */
async function askStillNeeded(turn: MemberTurn, kind: CallKind, spot: SpotNumber): Promise<Reply[]> {
  const { speech, incoming, now } = turn;
  await endDialog(turn);
  const { timeZone } = await turn.tx.complexes.get(turn.actor.complex);
  const { day, clock } = saidTime(incoming.writtenAt ?? now, now, timeZone, speech.language);
  const about = { time: clock, spot: String(spot) };
  const text =
    day === null ? speech.say('alert-late', about) : speech.say('alert-late-day', { ...about, day });
  const yes: Button = {
    label: speech.plain('alert-still-needed'),
    press: { kind: 'raise', alert: kind, spot },
  };
  const no: Button = { label: speech.plain('alert-no-longer-needed'), press: { kind: 'never mind' } };
  return [message(text, [[yes, no]])];
}

/** Raises it. The sender's card follows as a notice, so nothing more is said here when all is well. */
export async function raise(turn: MemberTurn, kind: CallKind, spot: SpotNumber): Promise<Reply[]> {
  const { tx, actor, now } = turn;
  const raised = await raiseAlert(tx, actor, kind, spot, now);
  if (raised.ok) {
    await endDialog(turn);
    return [];
  }
  if (raised.why.kind === 'own spot') {
    await beginDialog(turn, actor.person, { kind: 'raising', alert: kind });
    return [message(turn.speech.say('alert-own-spot', { spot: String(spot) }))];
  }
  await endDialog(turn);
  if (raised.why.kind === 'already open') {
    const subject = { kind: 'alert', alert: raised.why.alert, part: 'sender' } as const;
    await tx.cards.ring(actor.complex, subject, actor.person);
    return [];
  }
  return [message(await refusedRaise(turn, spot, raised.why))];
}

async function refusedRaise(
  turn: MemberTurn,
  number: SpotNumber,
  why: Exclude<RaiseRefusal, { kind: 'already open' }>,
): Promise<RichText> {
  const { speech } = turn;
  const spot = String(number);
  switch (why.kind) {
    case 'not allowed':
      return speech.say('alert-not-allowed');
    case 'own spot':
      return speech.say('alert-own-spot', { spot });
    case 'closed just now':
      return speech.say('alert-closed-just-now', { spot, time: await timeOf(turn, why.until) });
    case 'too many in ten minutes':
      return speech.say('alert-too-many-short', { most: String(why.most) });
    case 'too many in a day':
      return speech.say('alert-too-many-day', { most: String(why.most) });
    default:
      return never(why);
  }
}

/** A button of a thread's card. The cards themselves are redrawn by notices; here comes only the toast. */
export async function onThreadPress(
  turn: MemberTurn,
  press: Extract<ButtonCode, { kind: 'answer' | 'act' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  const [act, action] = press.kind === 'answer' ? answerOf(press, actor.person) : actOf(press, actor.person);
  if (!may(actor, action)) return [{ kind: 'toast', text: speech.plain('not-for-you') }];
  const step = await stepThread(tx, actor.complex, press.alert, act, now);
  const text = step.ok
    ? doneToast(turn, act, step.value)
    : await refusedAct(turn, press.alert, act, step.why);
  // The right number is asked at once.
  const mistaken = step.ok && act.kind === 'wrong number' && step.value.kind !== 'message';
  const again = mistaken ? await askSpot(turn, step.value.kind === 'sos' ? 'sos' : 'blocked') : [];
  return [
    { kind: 'toast', text },
    ...again,
    ...(await retireOldCard(turn, { kind: 'alert', alert: press.alert, part: PARTS[act.kind] })),
  ];
}

function doneToast({ speech }: MemberTurn, act: PersonsAct, alert: Alert): string {
  if (act.kind === 'call' && alert.helpers.length === 0) return speech.plain('alert-called-nobody');
  return speech.plain(DONE_TOASTS[act.kind]);
}

type PersonsAct = Exclude<Act, { kind: 'reach' | 'tick' | 'wrote' | 'said' | 'join' }>;

const DONE_TOASTS = {
  answer: 'alert-toast-sent',
  done: 'alert-toast-sent',
  remind: 'alert-toast-reminded',
  call: 'alert-toast-called',
  resolve: 'alert-toast-resolved',
  'wrong number': 'alert-toast-wrong-number',
  take: 'alert-toast-taken',
} as const satisfies Record<PersonsAct['kind'], string>;

const PARTS = {
  answer: 'holder',
  done: 'holder',
  remind: 'sender',
  call: 'sender',
  resolve: 'sender',
  'wrong number': 'sender',
  take: 'helper',
} as const satisfies Record<PersonsAct['kind'], string>;

function answerOf(
  press: Extract<ButtonCode, { kind: 'answer' }>,
  person: MemberTurn['actor']['person'],
): [PersonsAct, Action] {
  return [{ kind: 'answer', holder: person, answer: press.answer }, 'answer alert'];
}

function actOf(
  { act }: Extract<ButtonCode, { kind: 'act' }>,
  person: MemberTurn['actor']['person'],
): [PersonsAct, Action] {
  if (act === 'done') return [{ kind: act, holder: person }, 'answer alert'];
  if (act === 'take') return [{ kind: act, helper: person }, 'take alert'];
  return [{ kind: act, sender: person }, 'steer own alert'];
}

async function refusedAct(turn: MemberTurn, id: AlertId, act: PersonsAct, why: ActRefusal): Promise<string> {
  const { tx, speech, actor } = turn;
  if (why === 'not yours') return speech.plain('not-for-you');
  if (why === 'closed') return speech.plain('alert-toast-closed');
  if (why === 'nobody answered') return speech.plain('alert-toast-answer-first');
  if (why === 'already answered') return speech.plain('alert-toast-answered');
  if (why === 'spent') return speech.plain('alert-toast-spent');
  if (why === 'too early') {
    const alert = await tx.alerts.get(actor.complex, id);
    return speech.plain('alert-toast-too-early', { time: await timeOf(turn, remindTime(alert) ?? turn.now) });
  }
  if (act.kind === 'call') return speech.plain('alert-toast-already-called');
  return speech.plain(act.kind === 'take' ? 'alert-toast-already-taken' : 'alert-toast-already');
}

function remindTime(alert: Alert | null): Instant | null {
  return alert && mayRemindAt(alert);
}

async function timeOf(turn: MemberTurn, at: Instant): Promise<string> {
  const { timeZone } = await turn.tx.complexes.get(turn.actor.complex);
  return clockTime(at, turn.now, timeZone, turn.speech.language);
}
