import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import type { Act, ActRefusal, Decision, Effect } from './act.ts';
import {
  type Alert,
  type Helper,
  type Holder,
  mayStillAct,
  mayStillBeReached,
  reachesMutedOnly,
  reachesNobody,
  silentAt,
  wasReached,
} from './alert.ts';
import { isBorrower } from './borrower.ts';

type Outcome = Result<Decision, ActRefusal>;
type Reached = Extract<Act, { kind: 'reach' }>;
type Party = Holder | Helper;

/** How far a notice got, and what follows from it. */
export function reach(alert: Alert, act: Reached, now: Instant): Outcome {
  const { borrower } = alert;
  if (act.part === 'holder' && borrower && isBorrower(alert, act.person)) {
    const [told] = withReach(alert, [borrower], act, now);
    if (!told || told === borrower) return refuse('already');
    return ok({ alert: { ...alert, borrower: told }, effects: [] });
  }
  const holders = act.part === 'holder' ? withReach(alert, alert.holders, act, now) : alert.holders;
  const helpers = act.part === 'helper' ? withReach(alert, alert.helpers, act, now) : alert.helpers;
  if (holders === alert.holders && helpers === alert.helpers) return refuse('already');
  const next = { ...alert, holders, helpers };
  if (alert.state === 'closed') return ok({ alert: next, effects: [] });
  if (act.part === 'helper') return ok({ alert: next, effects: ringAdmins(alert, next) });
  const isFirst = act.reach === 'delivered' && !alert.holders.some(wasReached);
  // Until then nobody could be reminded of it.
  const heard = isFirst ? { ...next, rungAt: now } : next;
  if (isLost(alert, heard, act)) return ok(lost(heard, now));
  return ok(isDenied(alert, heard) ? call(heard, now) : firstReached(alert, heard, now));
}

function firstReached(before: Alert, next: Alert, now: Instant): Decision {
  const told = reachesNobody(next) && !reachesNobody(before) ? nobodyLeft(next) : [];
  const called = callForMuted(next, now);
  return { alert: called.alert, effects: [...told, ...called.effects] };
}

/** It had arrived, and now nobody is left who could be reminded or is on the way. */
function isLost(before: Alert, next: Alert, { person }: Reached): boolean {
  const had = before.holders.some((one) => one.person === person && wasReached(one));
  return had && mayStillAct(before) && !mayStillAct(next);
}

/** Others said that it is not their car, and the last one who might have come cannot be told. */
function isDenied(before: Alert, next: Alert): boolean {
  const isSaid = next.state === 'open' && next.holders.some((one) => one.answer === 'not mine');
  const isUrgent = next.kind !== 'message' && !next.calledAt;
  return isUrgent && isSaid && mayStillAct(before) && !mayStillAct(next);
}

function lost(alert: Alert, now: Instant): Decision {
  const told: Effect = { kind: 'nobody left', why: 'lost' };
  const called = alert.calledAt ? { alert, effects: [] } : call(alert, now);
  return { alert: called.alert, effects: [told, ...called.effects] };
}

/**
 * The same list when nothing changes: a delivery is never taken back by a later failure of an edit. But whoever could
 * act and has blocked the bot does not hear of it any more; a message has said what it had to say.
 */
function withReach<P extends Party>(
  alert: Alert,
  parties: readonly P[],
  act: Reached,
  now: Instant,
): readonly P[] {
  const party = parties.find((one) => one.person === act.person);
  if (!party || party.reach === act.reach || isKnown(party, act)) return parties;
  const isFinal = alert.kind === 'message' || alert.state === 'closed' || act.reach !== 'unreachable';
  if (wasReached(party) && isFinal) return parties;
  const phone = act.reach === 'on phone' ? { phoneAt: now } : {};
  return parties.map((one) => (one === party ? { ...one, reach: act.reach, ...phone } : one));
}

/** One of two ways tells less than what the other has told. */
function isKnown(party: Party, { reach }: Reached): boolean {
  if (reach === 'on phone') return wasReached(party) || party.reach === 'unheard';
  return reach === 'delayed' && (party.reach === 'on phone' || party.reach === 'unheard');
}

/** No phone has said in time that it showed it. Whoever could be told no other way was not told; others help then. */
export function giveUpPhones(alert: Alert, now: Instant): Decision {
  const holders = alert.holders.map((one) => silenced(one, now));
  const helpers = alert.helpers.map((one) => silenced(one, now));
  const borrower = alert.borrower && silenced(alert.borrower, now);
  const next = { ...alert, holders, borrower, helpers };
  const rung = ringAdmins(alert, next);
  if (reachesNobody(alert) || !reachesNobody(next)) return { alert: next, effects: rung };
  const told: Effect = { kind: 'nobody left', why: 'unheard' };
  const isUrgent = alert.kind !== 'message' && alert.state === 'open' && !alert.calledAt;
  const called = isUrgent ? call(next, now) : { alert: next, effects: [] };
  return { alert: called.alert, effects: [...rung, told, ...called.effects] };
}

function silenced<P extends Party>(party: P, now: Instant): P {
  const at = silentAt(party);
  return at && isDue(at, now) ? { ...party, reach: 'unheard' } : party;
}

/** Whoever had blocked the bot and is back hears of what is still open. */
export function back(alert: Alert, act: Extract<Act, { kind: 'back' }>, now: Instant): Outcome {
  if (alert.state === 'closed') return refuse('closed');
  const { part, person } = act;
  const effects: Effect[] = [{ kind: 'show', part, people: [person] }];
  if (part === 'helper') {
    const helpers = pending(alert.helpers, act);
    return helpers === alert.helpers ? refuse('already') : ok({ alert: { ...alert, helpers }, effects });
  }
  if (alert.borrower && isBorrower(alert, person)) {
    const [borrower] = pending([alert.borrower], act);
    if (!borrower || borrower === alert.borrower) return refuse('already');
    return ok({ alert: { ...alert, borrower }, effects });
  }
  const me = alert.holders.find((one) => one.person === person);
  // Words that were kept from the holder stay there.
  if (alert.kind === 'message' && me?.muted) return refuse('already');
  const holders = pending(alert.holders, act);
  if (holders === alert.holders) return refuse('already');
  return ok({ alert: { ...alert, holders, rungAt: now }, effects });
}

function pending<P extends Party>(parties: readonly P[], { person }: { person: P['person'] }): readonly P[] {
  const party = parties.find((one) => one.person === person);
  if (!party || wasReached(party) || mayStillBeReached(party)) return parties;
  return parties.map((one) => (one === party ? { ...one, reach: 'pending' as const } : one));
}

/** When the last guard turns out to be out of reach, the admins' silent copies have to be heard. */
function ringAdmins(before: Alert, next: Alert): Effect[] {
  const guards = (alert: Alert) =>
    alert.helpers.some((one) => one.guard && (wasReached(one) || mayStillBeReached(one)));
  if (!guards(before) || guards(next)) return [];
  const admins = next.helpers.filter((one) => !one.guard).map((one) => one.person);
  return [{ kind: 'ring', part: 'helper', people: admins }];
}

/**
 * Nobody is disturbed who asked not to be, and then guards and admins hear of it at once; likewise where no holder can be
 * told of a passer-by's call, who knows nobody else to ask.
 */
export function callForMuted(alert: Alert, now: Instant): Decision {
  const isUnheard = reachesMutedOnly(alert) || (alert.visitor !== null && reachesNobody(alert));
  const calls = alert.kind !== 'message' && alert.state === 'open' && !alert.calledAt && isUnheard;
  return calls ? call(alert, now) : { alert, effects: [] };
}

export function call(alert: Alert, now: Instant): Decision {
  return { alert: { ...alert, calledAt: now }, effects: [{ kind: 'call helpers' }] };
}

function nobodyLeft({ holders }: Alert): Effect[] {
  const gaveUp = holders.some((holder) => holder.reach === 'given up');
  return [{ kind: 'nobody left', why: gaveUp ? 'given up' : 'unreachable' }];
}
