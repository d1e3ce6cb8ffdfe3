import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Act } from './act.ts';
import { stepThread } from './step-thread.ts';

/** Somebody can be written to no longer, or again: the open threads that he is to hear of say so, and he hears of them. */
export async function noteReachability(
  tx: Tx,
  complex: ComplexId,
  person: PersonId,
  isReachable: boolean,
  now: Instant,
): Promise<void> {
  for (const { alert, part } of await tx.alerts.openTo(complex, person)) {
    const act: Act = isReachable
      ? { kind: 'back', part, person }
      : { kind: 'reach', part, person, reach: 'unreachable' };
    await stepThread(tx, complex, alert, act, now);
  }
}
