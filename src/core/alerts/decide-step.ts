import { type Change, newCards } from '../changes.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { showResorts } from '../last-resort/show-resorts.ts';
import type { Act, ActRefusal, Decision, Effect } from './act.ts';
import { type Alert, isForHelpers, nextDeadline, waiting } from './alert.ts';
import type { ThreadSeen } from './alert-ports.ts';
import { helpersOf, toHelpers } from './call-helpers.ts';
import { notePhotos } from './call-newcomers.ts';
import type { AlertPart } from './feature.ts';
import { callForMuted } from './reach.ts';
import { decide } from './thread.ts';

export type Step = { readonly alert: Alert; readonly changes: readonly Change[] };

/** What one act does to a thread, with everything that follows from it: cards, notices, the timer. Pure. */
export function decideStep(seen: ThreadSeen, act: Act, now: Instant): Result<Step, ActRefusal> {
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

/** The card may be there already, from before he could not be written to. */
function showAnew(alert: Alert, { part, people }: Extract<Effect, { kind: 'show' }>): readonly Change[] {
  const subject = { kind: 'alert', alert: alert.id, part } as const;
  const isForThem = (part === 'helper') === isForHelpers(alert);
  const photos = isForThem ? notePhotos(alert, people) : [];
  return [newCards(subject, people), { kind: 'ring', subject, viewers: people }, ...photos];
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
  const untouched = { reach: 'pending', answer: null, answeredAt: null, doneAt: null } as const;
  const asked = silent.map(({ person, unvouched }) => {
    return { person, ...untouched, muted: mutedBy.includes(person), ...(unvouched && { unvouched }) };
  });
  const called = callForMuted({ ...alert, holders: [...alert.holders, ...asked] }, now);
  const after = consequences(seen, called.alert, called.effects, now);
  return { alert: after.alert, changes: [newCards(subject, people), ...after.changes] };
}

function toSenders(alert: Alert, notice: Extract<Effect, { kind: 'tell senders' }>['notice']): Change {
  const people = waiting(alert).map((sender) => sender.person);
  return { kind: 'tell', people, lane: 'alert', notice, morning: null };
}
