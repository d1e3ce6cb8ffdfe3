import type { ComplexId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Timer, Tx } from '../ports.ts';
import { stepThread } from './step-thread.ts';

/** What a timer does when its time has come; its row is gone already, in the same transaction. */
export async function fireTimer(tx: Tx, complex: ComplexId, timer: Timer, now: Instant): Promise<void> {
  await stepThread(tx, complex, timer.alert, { kind: 'tick' }, now);
}
