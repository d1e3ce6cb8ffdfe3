import type { AlertId, ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Alert, nextDeadline, waiting } from './alert.ts';
import { handOver } from './hand-over.ts';

/** The thread without somebody: it ends with its last sender, and a helper's «Беру» is free again. */
export function withoutPerson(alert: Alert, person: PersonId, now: Instant): Alert {
  const others = handOver(alert, [person], [], now);
  const next: Alert = {
    ...others,
    senders: alert.senders.filter((one) => one.person !== person),
    helpers: alert.helpers.filter((one) => one.person !== person),
    takenBy: alert.takenBy === person ? null : alert.takenBy,
  };
  if (next.state === 'closed' || waiting(next).length > 0) return next;
  return { ...next, state: 'closed', closing: 'resolved', closedAt: now };
}

/** Takes somebody out of an open thread. His own rows go with him: this is about the others. */
export async function leaveThread(
  tx: Tx,
  complex: ComplexId,
  id: AlertId,
  person: PersonId,
  now: Instant,
): Promise<void> {
  const alert = await tx.alerts.lock(complex, id);
  if (!alert || alert.state === 'closed') return;
  const next = withoutPerson(alert, person, now);
  const { alertRules } = await tx.complexes.get(complex);
  await tx.save(complex, [
    { kind: 'thread', alert: next },
    { kind: 'timer', timer: { kind: 'alert', alert: id }, dueAt: nextDeadline(next, alertRules) },
    { kind: 'redraw', topic: { kind: 'alert', alert: id } },
  ]);
}
