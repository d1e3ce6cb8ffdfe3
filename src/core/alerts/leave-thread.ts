import type { AlertId, ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Alert, waiting } from './alert.ts';
import { EVERY_PART, followUp } from './decide-step.ts';
import { callGoesOn, withoutHelper } from './dismiss-helper.ts';
import { departed, handOver } from './hand-over.ts';
import { redrawLetters } from './redraw-letters.ts';

/** The thread without somebody: it ends with its last sender, and a helper's «Беру» is free again. */
export function withoutPerson(alert: Alert, person: PersonId, now: Instant): Alert {
  const others = handOver(withoutHelper(alert, person), [person], [], now);
  const next: Alert = {
    ...others,
    senders: alert.senders.filter((one) => one.person !== person),
    borrower: alert.borrower?.person === person ? null : alert.borrower,
    takenBy: alert.takenBy === person ? null : alert.takenBy,
  };
  if (next.state === 'closed' || next.visitor || waiting(next).length > 0) return next;
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
  const seen = await tx.alerts.load(complex, id, now);
  if (!seen || seen.alert.state === 'closed') return;
  const next = withoutPerson(seen.alert, person, now);
  const left = callGoesOn(seen.alert, departed(seen.alert, next, now));
  const staff = seen.staff.filter((one) => one.person !== person);
  const step = followUp({ ...seen, staff }, left, EVERY_PART, now);
  await tx.save(complex, step.changes);
  if (next.state === 'closed') await redrawLetters(tx, complex, id, null);
}
