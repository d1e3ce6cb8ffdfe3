import { newCards } from '../changes.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Decision, Effect } from './act.ts';
import { type Alert, mayBeReminded, mayStillAct, newestPromise, promisedUntil, wasReached } from './alert.ts';
import type { ThreadSeen } from './alert-ports.ts';
import { withOwners } from './ask-owners.ts';
import { withHolders } from './borrower.ts';
import { notePhotos } from './call-newcomers.ts';
import { EVERY_PART, followUp } from './decide-step.ts';
import { call, callForMuted } from './reach.ts';
import { redrawLetters } from './redraw-letters.ts';

/** `muted`: wants peace from whoever asks. */
export type Heir = { readonly person: PersonId; readonly reachable: boolean; readonly muted?: boolean };

/**
 * The thread after its spot changed hands: former holders are out of it, and with them their promises; each heir
 * is told as any holder is. Somebody never answers his own call.
 */
export function handOver(
  alert: Alert,
  former: readonly PersonId[],
  heirs: readonly Heir[],
  now: Instant,
): Alert {
  const staying = alert.holders.filter((holder) => !former.includes(holder.person));
  const there = new Set([...staying, ...alert.senders].map(({ person }) => person));
  const untouched = { answer: null, answeredAt: null, doneAt: null };
  const added = heirs
    .filter(({ person }) => !there.has(person))
    .map(({ person, reachable, muted = false }) => {
      const isTold = reachable && !(muted && alert.kind === 'message');
      return { person, reach: isTold ? ('pending' as const) : ('unreachable' as const), ...untouched, muted };
    });
  const next = withHolders(alert, [...staying, ...added]);
  if (alert.state !== 'answered' || newestPromise(next)) return next;
  return { ...next, state: 'open', openSince: now, remindedByTimer: false };
}

/**
 * What follows when holders have left: whoever waits for somebody who will not come hears of it, and help is called at
 * once or the others are rung.
 */
export function departed(before: Alert, next: Alert, now: Instant): Decision {
  return withOwners(before, 'left', whatIsLost(before, next, now), now, null);
}

function whatIsLost(before: Alert, next: Alert, now: Instant): Decision {
  const isPromiseGone = promisedUntil(before) !== null && !newestPromise(next);
  const isNobodyLeft = mayStillAct(before) && !mayStillAct(next);
  if (next.state === 'closed' || next.kind === 'message') return { alert: next, effects: [] };
  // Whoever is left may have asked for peace from this sender.
  if (!isPromiseGone && !isNobodyLeft) return callForMuted(next, now);
  const why = isPromiseGone ? 'promise left' : 'left';
  const notice = { kind: 'alert unreached', alert: next.id, spot: next.spot, why } as const;
  const told: Effect = { kind: 'tell senders', notice };
  const anew: Alert = { ...next, openSince: now, rungAt: now, remindedByTimer: false };
  if (!isNobodyLeft) {
    const rung = anew.holders.filter((one) => mayBeReminded(one) && wasReached(one));
    const ring: Effect = { kind: 'ring', part: 'holder', people: rung.map((one) => one.person) };
    const called = callForMuted(anew, now);
    return { alert: called.alert, effects: [told, ring, ...called.effects] };
  }
  const silent: Effect = { kind: 'nobody left', why: null };
  const called = anew.calledAt ? { alert: anew, effects: [] } : call(anew, now);
  return { alert: called.alert, effects: [told, silent, ...called.effects] };
}

/** Somebody holds the spot and is not in the thread. */
function hasUnasked({ holders }: ThreadSeen, alert: Alert): boolean {
  const known = [...alert.holders, ...alert.senders].map((one) => one.person);
  return holders.some((one) => !known.includes(one.person));
}

/** Hands the open threads about a spot over, one after another, each locked. */
export async function handOverThreads(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  former: readonly PersonId[],
  heirs: readonly PersonId[],
  now: Instant,
): Promise<void> {
  if (former.length + heirs.length === 0) return;
  for (const id of await tx.disputes.threadsAbout(complex, spot)) {
    const seen = await tx.alerts.load(complex, id, now);
    if (!seen || seen.alert.state === 'closed') continue;
    const found = seen.holders
      .filter(({ person }) => heirs.includes(person))
      .map((one) => ({ ...one, muted: seen.mutedBy.includes(one.person) }));
    // The card under the windscreen is not theirs.
    const isTheirs = seen.alert.visitor === null;
    const handed = handOver(seen.alert, former, isTheirs ? found : [], now);
    const next = { ...handed, ownersWait: handed.ownersWait && hasUnasked(seen, handed) };
    // While it is known that they were in it; drawn when they are not.
    await redrawLetters(tx, complex, id, former);
    if (former.length > 0) await tx.disputes.leaveThread(complex, id, 'holder', former);
    const known = seen.alert.holders.map((one) => one.person);
    const told = next.holders.filter((one) => one.reach === 'pending' && !known.includes(one.person));
    const readers = told.filter((one) => !one.muted).map((one) => one.person);
    const asked = isTheirs
      ? seen
      : { ...seen, holders: seen.holders.filter(({ person }) => !heirs.includes(person)) };
    const step = followUp(asked, departed(seen.alert, next, now), EVERY_PART, now);
    const cards = newCards(
      { kind: 'alert', alert: id, part: 'holder' },
      told.map((one) => one.person),
    );
    await tx.save(complex, [cards, ...notePhotos(next, readers), ...step.changes]);
  }
}
