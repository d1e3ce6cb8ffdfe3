import type { PersonId } from '../kernel/ids.ts';
import { never, ok, type Result, refuse } from '../kernel/result.ts';
import { after, type Instant, isDue } from '../kernel/time.ts';
import type { Notice } from '../notices.ts';
import {
  type Alert,
  type AlertRules,
  type Answer,
  type Closing,
  deadlines,
  type Helper,
  type Holder,
  mayRemindAt,
  newestAnswer,
  newestPromise,
  type OneTapAnswer,
  promiseOf,
  type Reach,
  RING_AGAIN_AFTER,
  reachesNobody,
  type Sender,
  waiting,
  wasReached,
} from './alert.ts';

/** Everything that can happen to a thread after it was raised. */
export type Act =
  | {
      readonly kind: 'reach';
      readonly part: 'holder' | 'helper';
      readonly person: PersonId;
      readonly reach: Reach;
    }
  | { readonly kind: 'answer'; readonly holder: PersonId; readonly answer: OneTapAnswer }
  /** A written reply of a holder was delivered. */
  | { readonly kind: 'wrote'; readonly holder: PersonId }
  /** The sender added text or a photo. */
  | { readonly kind: 'said'; readonly sender: PersonId }
  | { readonly kind: 'done'; readonly holder: PersonId }
  | { readonly kind: 'remind'; readonly sender: PersonId }
  | { readonly kind: 'call'; readonly sender: PersonId }
  /** One more neighbour hears the same alarm. */
  | { readonly kind: 'join'; readonly joiner: Sender }
  | { readonly kind: 'resolve'; readonly sender: PersonId }
  /** «Ошибся номером»: possible until the first answer. */
  | { readonly kind: 'wrong number'; readonly sender: PersonId }
  | { readonly kind: 'take'; readonly helper: PersonId }
  | { readonly kind: 'tick' };

/** What a decision asks to be done beside storing the thread and redrawing its cards. */
export type Effect =
  | { readonly kind: 'ring'; readonly part: 'sender' | 'holder'; readonly people: readonly PersonId[] }
  | { readonly kind: 'tell senders'; readonly notice: Notice }
  | { readonly kind: 'call helpers' };

export type ActRefusal =
  | 'not yours'
  | 'closed'
  | 'already'
  | 'too early'
  | 'spent'
  | 'nobody answered'
  | 'already answered';

export type Decision = { readonly alert: Alert; readonly effects: readonly Effect[] };

type Outcome = Result<Decision, ActRefusal>;

/** The state machine of the thread (product.md §2, §3): pure, one step, `now` in house time. */
export function decide(alert: Alert, act: Act, now: Instant, rules: AlertRules): Outcome {
  if (act.kind === 'reach') return reach(alert, act);
  if (act.kind === 'tick') return ok(tick(alert, now, rules));
  if (act.kind !== 'join' && !takesPart(alert, act)) return refuse('not yours');
  if (alert.state === 'closed') return refuse('closed');
  const touched: Alert = { ...alert, lastEventAt: now };
  switch (act.kind) {
    case 'answer':
      return answer(touched, act.holder, act.answer, now);
    case 'wrote':
      return ok({ alert: replied(touched, act.holder, 'wrote', now), effects: [] });
    case 'said':
      return ok({ alert: touched, effects: [] });
    case 'done':
      return done(touched, act.holder, now);
    case 'remind':
      return remind(touched, now);
    case 'call':
      if (alert.kind === 'message') return refuse('spent');
      return alert.calledAt ? refuse('already') : ok(call(touched, now));
    case 'join':
      return join(touched, act.joiner, now);
    case 'resolve':
      return ok({ alert: resolve(touched, act.sender, now), effects: [] });
    case 'wrong number':
      if (newestAnswer(alert)) return refuse('already answered');
      // Others hear that alarm, too: it is only this one who was mistaken.
      if (waiting(alert).length > 1) return ok({ alert: resolve(touched, act.sender, now), effects: [] });
      return ok({ alert: close(touched, 'wrong number', now), effects: [] });
    case 'take':
      if (alert.takenBy) return refuse('already');
      return ok({ alert: { ...touched, takenBy: act.helper }, effects: [tellTaken(alert)] });
    default:
      return never(act);
  }
}

function takesPart(alert: Alert, act: Exclude<Act, { kind: 'reach' | 'tick' | 'join' }>): boolean {
  if ('holder' in act) return alert.holders.some((holder) => holder.person === act.holder);
  if ('sender' in act) return waiting(alert).some((sender) => sender.person === act.sender);
  return alert.helpers.some((helper) => helper.person === act.helper);
}

function reach(alert: Alert, act: Extract<Act, { kind: 'reach' }>): Outcome {
  const holders = act.part === 'holder' ? withReach<Holder>(alert.holders, act) : alert.holders;
  const helpers = act.part === 'helper' ? withReach<Helper>(alert.helpers, act) : alert.helpers;
  if (holders === alert.holders && helpers === alert.helpers) return refuse('already');
  const next = { ...alert, holders, helpers };
  if (alert.state === 'closed') return ok({ alert: next, effects: [] });
  const lost = act.part === 'holder' && reachesNobody(next) && !reachesNobody(alert);
  return ok({ alert: next, effects: lost ? [tellUnreached(next)] : [] });
}

/** The same list when nothing changes: a delivery is never taken back by a later failure of an edit. */
function withReach<Party extends { readonly person: PersonId; readonly reach: Reach }>(
  parties: readonly Party[],
  act: { readonly person: PersonId; readonly reach: Reach },
): readonly Party[] {
  const party = parties.find((one) => one.person === act.person);
  if (!party || wasReached(party) || party.reach === act.reach) return parties;
  return parties.map((one) => (one === party ? { ...one, reach: act.reach } : one));
}

function join(alert: Alert, joiner: Sender, now: Instant): Outcome {
  if (alert.kind !== 'sos') return refuse('not yours');
  if (waiting(alert).some((sender) => sender.person === joiner.person)) return refuse('already');
  const others = alert.senders.filter((sender) => sender.person !== joiner.person);
  const next = { ...alert, senders: [...others, joiner] };
  const rings = alert.state === 'open' && isDue(after(alert.rungAt, RING_AGAIN_AFTER), now);
  return ok(
    rings ? { alert: { ...next, rungAt: now }, effects: [ringHolders(next)] } : { alert: next, effects: [] },
  );
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
  return alert.state === 'open' && reached.every((holder) => holder.answer === 'not mine');
}

function done(alert: Alert, person: PersonId, now: Instant): Outcome {
  const holder = alert.holders.find((one) => one.person === person);
  if (alert.kind === 'sos') return ok({ alert: close(alert, 'alarm off', now), effects: [] });
  if (!holder?.answer || promiseOf(holder.answer) === null) return refuse('nobody answered');
  if (holder.doneAt) return refuse('already');
  const holders = alert.holders.map((one) => (one === holder ? { ...one, doneAt: now } : one));
  return ok({ alert: { ...alert, holders, askedAt: now }, effects: [ringSenders(alert)] });
}

function remind(alert: Alert, now: Instant): Outcome {
  const from = mayRemindAt(alert);
  if (!from) return refuse('spent');
  if (!isDue(from, now)) return refuse('too early');
  const next = { ...alert, reminders: alert.reminders + 1, rungAt: now };
  return ok({ alert: next, effects: [ringHolders(alert)] });
}

function call(alert: Alert, now: Instant): Decision {
  return { alert: { ...alert, calledAt: now }, effects: [{ kind: 'call helpers' }] };
}

function close(alert: Alert, closing: Closing, now: Instant): Alert {
  return { ...alert, state: 'closed', closing, closedAt: now };
}

/** Does what is due by now; a house that slept through a reminder calls for help at once. */
function tick(alert: Alert, now: Instant, rules: AlertRules): Decision {
  const due = deadlines(alert, rules);
  const isOver = (at: Instant | null) => at !== null && isDue(at, now);
  if (isOver(due.expire)) return { alert: close(alert, 'expired', now), effects: [] };
  if (isOver(due.call)) return call(alert, now);
  if (isOver(due.remind)) {
    const next = { ...alert, remindedByTimer: true, rungAt: now };
    return { alert: next, effects: [ringHolders(alert)] };
  }
  if (isOver(due.ask)) {
    return { alert: { ...alert, askedAt: now }, effects: [ringSenders(alert)] };
  }
  return { alert, effects: [] };
}

function ringSenders(alert: Alert): Effect {
  return { kind: 'ring', part: 'sender', people: waiting(alert).map((sender) => sender.person) };
}

/** Whoever said that it is not his car is left in peace. */
function ringHolders(alert: Alert): Effect {
  const wanted = alert.holders.filter((holder) => holder.answer !== 'not mine');
  return { kind: 'ring', part: 'holder', people: wanted.map((holder) => holder.person) };
}

function tellTaken(alert: Alert): Effect {
  return { kind: 'tell senders', notice: { kind: 'alert taken', alert: alert.id, spot: alert.spot } };
}

function tellUnreached(alert: Alert): Effect {
  const why = alert.holders.some((holder) => holder.reach === 'given up') ? 'given up' : 'unreachable';
  return {
    kind: 'tell senders',
    notice: { kind: 'alert unreached', alert: alert.id, spot: alert.spot, why },
  };
}
