import { newCards } from '../changes.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Alert, newestPromise, nextDeadline } from './alert.ts';

export type Heir = { readonly person: PersonId; readonly reachable: boolean };

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
  const untouched = { answer: null, answeredAt: null, doneAt: null, muted: false };
  const added = heirs
    .filter(({ person }) => !there.has(person))
    .map(({ person, reachable }) => ({
      person,
      reach: reachable ? ('pending' as const) : ('unreachable' as const),
      ...untouched,
    }));
  const next: Alert = { ...alert, holders: [...staying, ...added] };
  if (alert.state !== 'answered' || newestPromise(next)) return next;
  return { ...next, state: 'open', openSince: now, remindedByTimer: false };
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
  const found = (await tx.spots.holders(complex, spot)).filter(({ person }) => heirs.includes(person));
  const { alertRules } = await tx.complexes.get(complex);
  for (const id of await tx.disputes.threadsAbout(complex, spot)) {
    const alert = await tx.alerts.lock(complex, id);
    if (!alert || alert.state === 'closed') continue;
    const next = handOver(alert, former, found, now);
    if (former.length > 0) await tx.disputes.leaveThread(complex, id, former);
    const told = next.holders.filter((one) => one.reach === 'pending').map((one) => one.person);
    const subject = { kind: 'alert', alert: id } as const;
    await tx.save(complex, [
      { kind: 'thread', alert: next },
      { kind: 'timer', timer: subject, dueAt: nextDeadline(next, alertRules) },
      newCards({ ...subject, part: 'holder' }, told),
      { kind: 'redraw', topic: subject },
    ]);
  }
}
