import { type Change, newCards } from '../changes.ts';
import type { PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { showResorts } from '../last-resort/show-resorts.ts';
import type { SpotHolder } from '../ports.ts';
import { listeners } from '../spots/silence.ts';
import type { Act, ActRefusal, Decision, Effect } from './act.ts';
import {
  type Alert,
  type Holder,
  isForHelpers,
  mayStillAct,
  nextDeadline,
  type Reach,
  reachesNobody,
  waiting,
} from './alert.ts';
import type { ThreadSeen } from './alert-ports.ts';
import { isBorrower, withHolders } from './borrower.ts';
import { helpersOf, toHelpers } from './call-helpers.ts';
import { notePhotos } from './call-newcomers.ts';
import type { AlertPart } from './feature.ts';
import { call, callForMuted } from './reach.ts';
import { decide } from './thread.ts';

export type Step = { readonly alert: Alert; readonly changes: readonly Change[] };

/** What one act does to a thread, with everything that follows from it: cards, notices, the timer. Pure. */
export function decideStep(seen: ThreadSeen, act: Act, now: Instant): Result<Step, ActRefusal> {
  const isGone = 'holder' in act && act.holder !== seen.borrower && isBorrower(seen.alert, act.holder);
  if (isGone && seen.alert.state !== 'closed') return refuse('not there');
  const decision = decide(seen.alert, act, now, seen.rules);
  if (!decision.ok) return decision;
  return ok(followUp(seen, decision.value, whoseCards(act), now));
}

/** A decision about a thread with everything that follows from it. */
export function followUp(
  seen: ThreadSeen,
  decision: Decision,
  parts: readonly AlertPart[],
  now: Instant,
): Step {
  const { alert, changes } = consequences(seen, decision.alert, decision.effects, now);
  return {
    alert,
    changes: [
      ...changes,
      { kind: 'thread', alert },
      { kind: 'timer', timer: { kind: 'alert', alert: alert.id }, dueAt: nextDeadline(alert, seen.rules) },
      { kind: 'redraw', topic: { kind: 'alert', alert: alert.id, parts } },
    ],
  };
}

export const EVERY_PART: readonly AlertPart[] = ['sender', 'holder', 'helper', 'group'];

/** How far a notice got is nothing that a holder's card shows. */
function whoseCards(act: Act): readonly AlertPart[] {
  return act.kind === 'reach' ? ['sender', 'helper', 'group'] : EVERY_PART;
}

function consequences(seen: ThreadSeen, decided: Alert, effects: readonly Effect[], now: Instant): Step {
  let step: Step = { alert: decided, changes: [] };
  for (const effect of effects) {
    const { alert, changes } = follow(seen, step.alert, effect, now);
    step = { alert, changes: [...step.changes, ...changes] };
  }
  return step;
}

function follow(seen: ThreadSeen, alert: Alert, effect: Effect, now: Instant): Step {
  switch (effect.kind) {
    case 'call helpers': {
      // Nobody is called to his own thread; whoever is done in it may help the others.
      const known = [...waiting(alert), ...alert.helpers].map((one) => one.person);
      const fresh = helpersOf(seen.staff, known);
      const called = { ...alert, helpers: [...alert.helpers, ...fresh] };
      return { alert: called, changes: [toHelpers(alert.id, fresh), ...showResorts(called)] };
    }
    case 'doubt tag':
      return { alert, changes: [{ kind: 'tag doubted', tag: effect.tag, until: effect.until }] };
    case 'ask owners':
      return askOwners(seen, alert, now);
    case 'nobody left':
      return askTheSilent(seen, alert, effect.why, now);
    case 'tell senders':
      return { alert, changes: [toSenders(alert, effect.notice)] };
    case 'show':
      return { alert, changes: showAnew(alert, effect) };
    case 'ring': {
      const subject = { kind: 'alert', alert: alert.id, part: effect.part } as const;
      return { alert, changes: [{ kind: 'ring', subject, viewers: effect.people }] };
    }
  }
}

/** Also where the card is there already, from before he could not be written to. */
function showAnew(alert: Alert, { part, people }: Extract<Effect, { kind: 'show' }>): readonly Change[] {
  const subject = { kind: 'alert', alert: alert.id, part } as const;
  const isForThem = (part === 'helper') === isForHelpers(alert);
  const photos = isForThem ? notePhotos(alert, people) : [];
  return [newCards(subject, people), ...photos];
}

type Unheard = Extract<Effect, { kind: 'nobody left' }>['why'];

/** Whoever wanted no signals hears of it after all, when nobody else does. */
function askTheSilent(seen: ThreadSeen, alert: Alert, why: Unheard, now: Instant): Step {
  const { holders, mutedBy } = seen;
  const { id, spot } = alert;
  const known = [...alert.holders, ...alert.senders].map((one) => one.person);
  const silent = holders
    .filter((one) => one.reachable && !known.includes(one.person))
    // Words do not reach whoever asked not to be disturbed by this neighbour; a call does, without a sound.
    .filter(({ person }) => alert.kind !== 'message' || !mutedBy.includes(person));
  const people = silent.map((one) => one.person);
  if (people.length === 0) {
    if (why === null) return { alert, changes: [] };
    return { alert, changes: [toSenders(alert, { kind: 'alert unreached', alert: id, spot, why })] };
  }
  const subject = { kind: 'alert', alert: id, part: 'holder' } as const;
  const asked = silent.map((one) => untouched(one, 'pending', mutedBy));
  const called = callForMuted(withHolders(alert, [...alert.holders, ...asked]), now);
  const after = consequences(seen, called.alert, called.effects, now);
  const readers = asked.filter((one) => !one.muted).map((one) => one.person);
  const photos = notePhotos(alert, readers);
  return { alert: after.alert, changes: [newCards(subject, people), ...photos, ...after.changes] };
}

function untouched({ person, unvouched }: SpotHolder, reach: Reach, mutedBy: readonly PersonId[]): Holder {
  const muted = mutedBy.includes(person);
  const asked = { person, reach, answer: null, answeredAt: null, doneAt: null, muted } as const;
  return unvouched ? { ...asked, unvouched } : asked;
}

/** Whoever owns the spot is told as any holder is; where he cannot be either, the sender hears so and help is called. */
function askOwners(seen: ThreadSeen, alert: Alert, now: Instant): Step {
  const { mutedBy } = seen;
  const known = [...alert.holders, ...alert.senders].map((one) => one.person);
  const asked = listeners(seen.holders.filter((one) => !known.includes(one.person))).map((one) => {
    const isKept = alert.kind === 'message' && mutedBy.includes(one.person);
    const asked = untouched(one, one.reachable && !isKept ? 'pending' : 'unreachable', mutedBy);
    return { ...asked, askedAt: now };
  });
  const told = asked.filter((one) => one.reach === 'pending');
  const readers = told.filter((one) => !one.muted).map((one) => one.person);
  const next = withHolders(alert, [...alert.holders, ...asked]);
  const { alert: called, effects } = mayStillAct(next) ? callForMuted(next, now) : nobodyAnswers(next, now);
  const after = consequences(seen, called, effects, now);
  const cards = newCards(
    { kind: 'alert', alert: alert.id, part: 'holder' },
    told.map((one) => one.person),
  );
  return { alert: after.alert, changes: [cards, ...notePhotos(alert, readers), ...after.changes] };
}

function nobodyAnswers(alert: Alert, now: Instant): Decision {
  if (reachesNobody(alert)) return { alert, effects: [{ kind: 'nobody left', why: 'unreachable' }] };
  const isUrgent = alert.kind !== 'message' && !alert.calledAt;
  return isUrgent ? call(alert, now) : { alert, effects: [] };
}

function toSenders(alert: Alert, notice: Extract<Effect, { kind: 'tell senders' }>['notice']): Change {
  const people = waiting(alert).map((sender) => sender.person);
  return { kind: 'tell', people, lane: 'alert', notice, morning: null };
}
