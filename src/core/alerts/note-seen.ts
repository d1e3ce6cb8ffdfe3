import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { stepThread } from './step-thread.ts';

/** Somebody looks at his open threads: they have arrived, whatever became of the messages about them. */
export async function noteSeen(tx: Tx, complex: ComplexId, person: PersonId, now: Instant): Promise<void> {
  for (const { alert, part, isReached } of await tx.alerts.standingOf(complex, person))
    if (!isReached)
      await stepThread(tx, complex, alert, { kind: 'reach', part, person, reach: 'delivered' }, now);
}
