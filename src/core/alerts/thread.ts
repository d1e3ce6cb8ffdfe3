import type { PersonId } from '../kernel/ids.ts';
import { never, ok, type Result, refuse } from '../kernel/result.ts';
import { after, type Instant, isDue } from '../kernel/time.ts';
import { CALL_GUARDS_AFTER, DOUBTED_FOR, TAKE_BACK_WITHIN } from '../windscreen/tag-call.ts';
import type { Act, ActRefusal, Decision, Effect } from './act.ts';
import {
  type Alert,
  type AlertRules,
  type Closing,
  canBeRung,
  deadlines,
  MOST_REMINDERS,
  mayBeReminded,
  mayRemindAt,
  newestAnswer,
  newestPromise,
  RING_AGAIN_AFTER,
  type Sender,
  waiting,
  wasReached,
} from './alert.ts';
import { type Answer, type OneTapAnswer, promiseOf } from './answers.ts';
import { withOwners } from './ask-owners.ts';
import { isBorrower, ofBorrower } from './borrower.ts';
import { back, call, callForMuted, giveUpPhones, reach } from './reach.ts';

type Outcome = Result<Decision, ActRefusal>;

/** The state machine of the thread (docs/product.md §2, §3): pure, one step, `now` in house time. */
export function decide(alert: Alert, act: Act, now: Instant, rules: AlertRules): Outcome {
  const outcome = decided(alert, act, now, rules);
  return outcome.ok ? ok(withOwners(alert, act.kind, outcome.value, now, rules)) : outcome;
}

function decided(alert: Alert, act: Act, now: Instant, rules: AlertRules): Outcome {
  if (act.kind === 'reach') return reach(alert, act, now);
  if (act.kind === 'back') return back(alert, act, now);
  if (act.kind === 'tick') return ok(tick(alert, now, rules));
  if (act.kind !== 'join' && !takesPart(alert, act)) return refuse('not yours');
  if (alert.state === 'closed') return refuse('closed');
  const touched: Alert = { ...alert, lastEventAt: now };
  if ('holder' in act && alert.borrower && isBorrower(alert, act.holder))
    return ofBorrower(touched, alert.borrower, act, now);
  switch (act.kind) {
    case 'answer':
      return answer(touched, act.holder, act.answer, now);
    case 'wrote':
      return ok({ alert: wrote(touched, act), effects: [] });
    case 'said':
      return ok({ alert: touched, effects: [] });
    case 'done':
      return done(act.came ? come(touched, act.holder, now) : touched, act.holder, now);
    case 'remind':
      return remind(touched, now);
    case 'call':
      if (alert.kind === 'message') return refuse('spent');
      return alert.calledAt ? refuse('already') : ok(call(touched, now));
    case 'join':
      return join(touched, act, now);
    case 'resolve':
      return ok(doneFor(touched, act.sender, now));
    case 'wrong number':
      return newestAnswer(alert) ? refuse('already answered') : mistaken(touched, act.sender, now);
    case 'other number':
      return newestPromise(alert) ? refuse('already answered') : mistaken(touched, act.sender, now);
    case 'take':
      if (alert.takenBy) return refuse('already');
      return ok({ alert: { ...touched, takenBy: act.helper }, effects: tellTaken(alert) });
    case 'helped':
      return helped(touched, act.helper, now);
    case 'sign':
      return sign(alert, act);
    case 'mute':
      return mute(alert, act, now);
    case 'false call':
      return falseCall(touched, now);
    case 'visitor':
      return ofVisitor(touched, act.wish, now);
    default:
      return never(act);
  }
}

function takesPart(alert: Alert, act: Exclude<Act, { kind: 'reach' | 'back' | 'tick' | 'join' }>): boolean {
  if ('holder' in act)
    return isBorrower(alert, act.holder) || alert.holders.some((one) => one.person === act.holder);
  if (act.kind === 'visitor') return alert.visitor !== null;
  if ('sender' in act) return waiting(alert).some((sender) => sender.person === act.sender);
  return alert.helpers.some((helper) => helper.person === act.helper);
}

function mute(alert: Alert, { holder, muted }: Extract<Act, { kind: 'mute' }>, now: Instant): Outcome {
  if (alert.holders.find((one) => one.person === holder)?.muted === muted) return refuse('already');
  // Words that were kept from the holder stay there: nothing is passed on later.
  if (alert.kind === 'message' && !muted) return refuse('spent');
  const holders = alert.holders.map((one) => (one.person === holder ? { ...one, muted } : one));
  return ok(callForMuted({ ...alert, holders }, now));
}

/** A signature is the sender's own matter: it is no news that would keep a thread open. */
function sign(alert: Alert, { sender, spot }: Extract<Act, { kind: 'sign' }>): Outcome {
  const me = alert.senders.find((one) => one.person === sender);
  if (!maySign(alert, me)) return refuse('not yours');
  if (me?.spot === spot) return refuse('already');
  const senders = alert.senders.map((one) => (one === me ? { ...one, spot } : one));
  return ok({ alert: { ...alert, senders }, effects: [] });
}

/** Whoever signs with a spot may sign with another one of his. */
export function maySign(alert: Alert, sender: Sender | undefined): boolean {
  return (
    alert.kind !== 'sos' && alert.kind !== 'stranger' && !!sender?.spot && !sender.guard && !sender.fromGroup
  );
}

function join(alert: Alert, { joiner, mutedBy }: Extract<Act, { kind: 'join' }>, now: Instant): Outcome {
  if (alert.kind !== 'sos') return refuse('not yours');
  if (waiting(alert).some((sender) => sender.person === joiner.person)) return refuse('already');
  const others = alert.senders.filter((sender) => sender.person !== joiner.person);
  // Somebody else asks, too: whoever is disturbed by this one hears of it.
  const holders = alert.holders.map((one) => ({ ...one, muted: one.muted && mutedBy.includes(one.person) }));
  const next = { ...alert, holders, senders: [...others, joiner] };
  const rings = alert.state === 'open' && isDue(after(alert.rungAt, RING_AGAIN_AFTER), now);
  return ok(
    rings ? { alert: { ...next, rungAt: now }, effects: [ringHolders(next)] } : { alert: next, effects: [] },
  );
}

function mistaken(alert: Alert, person: PersonId, now: Instant): Outcome {
  // Others hear that alarm, too: it is only this one who was mistaken.
  if (waiting(alert).length > 1) return ok(doneFor(alert, person, now));
  return ok({ alert: close(alert, 'wrong number', now), effects: [] });
}

/** A guard who hears the alarm himself is called to nobody's; for the others he is, once he is done. */
function doneFor(before: Alert, person: PersonId, now: Instant): Decision {
  const alert = resolve(before, person, now);
  const callsAgain = alert.state !== 'closed' && !!alert.calledAt && alert.helpers.length === 0;
  return { alert, effects: callsAgain ? [{ kind: 'call helpers' }] : [] };
}

/** The last of the senders who waits closes the thread. */
function resolve(alert: Alert, person: PersonId, now: Instant): Alert {
  const senders = alert.senders.map((sender) =>
    sender.person === person ? { ...sender, doneAt: now } : sender,
  );
  const next = { ...alert, senders };
  return waiting(next).length === 0 ? close(next, 'resolved', now) : next;
}

function answer(alert: Alert, person: PersonId, said: OneTapAnswer, now: Instant): Outcome {
  const before = alert.holders.find((holder) => holder.person === person);
  if (before?.answer === said && !before.doneAt) return refuse('already');
  const next = replied(alert, person, said, now);
  const told: Effect = {
    kind: 'tell senders',
    notice: { kind: 'alert answered', alert: alert.id, spot: alert.spot, answer: said },
  };
  if (next.kind !== 'message' && !next.calledAt && everybodyDeniesIt(next)) {
    const called = call(next, now);
    return ok({ alert: called.alert, effects: [told, ...called.effects] });
  }
  return ok({ alert: next, effects: [told] });
}

/** Words are the answer of when they were written: what the holder has said or done since then stands. */
function wrote(alert: Alert, { holder, writtenAt }: Extract<Act, { kind: 'wrote' }>): Alert {
  const me = alert.holders.find((one) => one.person === holder);
  const isOvertaken = !!me?.answeredAt && me.answeredAt > writtenAt;
  return me?.doneAt || isOvertaken ? alert : replied(alert, holder, 'wrote', writtenAt);
}

function replied(alert: Alert, person: PersonId, said: Answer, now: Instant): Alert {
  // Whoever answers has seen the card, whatever the messenger told us of it.
  const update = { answer: said, answeredAt: now, doneAt: null, reach: 'delivered' } as const;
  const holders = alert.holders.map((holder) =>
    holder.person === person ? { ...holder, ...update } : holder,
  );
  return promised({ ...alert, holders }, said, now);
}

function promised(alert: Alert, said: Answer, now: Instant): Alert {
  if (promiseOf(said) !== null) return { ...alert, state: 'answered', askedAt: null };
  if (newestPromise(alert) || alert.state === 'open') return alert;
  return { ...alert, state: 'open', openSince: now, remindedByTimer: false };
}

function everybodyDeniesIt(alert: Alert): boolean {
  const reached = alert.holders.filter(wasReached);
  return (
    alert.state === 'open' && !alert.ownersWait && reached.every((holder) => holder.answer === 'not mine')
  );
}

/** Whoever promised nothing has come all the same; nobody is told that he is on his way. */
function come(alert: Alert, person: PersonId, now: Instant): Alert {
  const me = alert.holders.find((holder) => holder.person === person);
  const isExpected = !!me?.answer && promiseOf(me.answer) !== null;
  return !me || isExpected || alert.kind === 'sos' ? alert : replied(alert, person, 'coming', now);
}

function done(alert: Alert, person: PersonId, now: Instant): Outcome {
  const holder = alert.holders.find((one) => one.person === person);
  if (alert.kind === 'sos') return ok({ alert: close(alert, 'alarm off', now), effects: [] });
  if (!holder?.answer || promiseOf(holder.answer) === null) return refuse('nobody answered');
  if (holder.doneAt) return refuse('already');
  const holders = alert.holders.map((one) => (one === holder ? { ...one, doneAt: now } : one));
  const next: Alert = { ...alert, holders, askedAt: now };
  // A passer-by is not asked: he reads it while he stands there, or never.
  if (alert.visitor) return ok({ alert: close(next, 'resolved', now), effects: [] });
  return ok({ alert: next, effects: [ringSenders(alert)] });
}

function helped(alert: Alert, helper: PersonId, now: Instant): Outcome {
  if (alert.helpedAt) return refuse('already');
  // Whoever did it, whoever had taken it upon himself.
  const next: Alert = { ...alert, takenBy: helper, helpedAt: now, askedAt: now };
  if (alert.visitor) return ok({ alert: close(next, 'resolved', now), effects: [] });
  return ok({ alert: next, effects: [ringSenders(alert)] });
}

function remind(alert: Alert, now: Instant): Outcome {
  const from = mayRemindAt(alert);
  const isSpent = alert.kind === 'message' || alert.reminders >= MOST_REMINDERS;
  if (!from) return refuse(isSpent ? 'spent' : 'nobody to remind');
  if (!isDue(from, now)) return refuse('too early');
  if (!canBeRung(alert)) return refuse('not there yet');
  const next = { ...alert, reminders: alert.reminders + 1, rungAt: now };
  return ok({ alert: next, effects: [ringHolders(alert)] });
}

function falseCall(alert: Alert, now: Instant): Outcome {
  if (!alert.visitor) return refuse('not yours');
  const { tag } = alert.visitor;
  const effects: Effect[] = tag === null ? [] : [{ kind: 'doubt tag', tag, until: after(now, DOUBTED_FOR) }];
  return ok({ alert: close(alert, 'false call', now), effects });
}

function ofVisitor(alert: Alert, wish: Extract<Act, { kind: 'visitor' }>['wish'], now: Instant): Outcome {
  if (wish === 'resolve') return ok({ alert: close(alert, 'resolved', now), effects: [] });
  if (wish === 'take back') {
    if (isDue(after(alert.raisedAt, TAKE_BACK_WITHIN), now)) return refuse('spent');
    return ok({ alert: close(alert, 'taken back', now), effects: [] });
  }
  if (alert.calledAt) return refuse('already');
  return isDue(after(alert.raisedAt, CALL_GUARDS_AFTER), now) ? ok(call(alert, now)) : refuse('too early');
}

function close(alert: Alert, closing: Closing, now: Instant): Alert {
  return { ...alert, state: 'closed', closing, closedAt: now };
}

/** Does what is due by now; a house that slept through a reminder calls for help at once. */
function tick(alert: Alert, now: Instant, rules: AlertRules): Decision {
  const due = deadlines(alert, rules);
  const isOver = (at: Instant | null) => at !== null && isDue(at, now);
  // It was over then, however late that is noticed.
  if (due.expire && isDue(due.expire, now))
    return { alert: close(alert, 'expired', due.expire), effects: [] };
  if (isOver(due.unheard)) return giveUpPhones(alert, now);
  if (isOver(due.call)) return call(alert, now);
  if (isOver(due.remind)) {
    const next = { ...alert, remindedByTimer: true, rungAt: now };
    return { alert: next, effects: [ringHolders(alert)] };
  }
  if (isOver(due.advise)) {
    return { alert: { ...alert, advised: true }, effects: [ringSenders(alert)] };
  }
  if (isOver(due.ask)) {
    return { alert: { ...alert, askedAt: now }, effects: [ringSenders(alert)] };
  }
  return { alert, effects: [] };
}

function ringSenders(alert: Alert): Effect {
  return { kind: 'ring', part: 'sender', people: waiting(alert).map((sender) => sender.person) };
}

/** A card that has not arrived yet makes a sound of its own when it does. */
function ringHolders(alert: Alert): Effect {
  const wanted = alert.holders.filter((holder) => mayBeReminded(holder) && wasReached(holder));
  return { kind: 'ring', part: 'holder', people: wanted.map((holder) => holder.person) };
}

function tellTaken({ id, spot }: Alert): Effect[] {
  return [{ kind: 'tell senders', notice: { kind: 'alert taken', alert: id, spot } }];
}
