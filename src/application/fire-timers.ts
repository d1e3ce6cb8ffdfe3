import { fireTimer } from '../core/features.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import { after, type Instant, minutes } from '../core/kernel/time.ts';
import type { Clock, Timer, Tx } from '../core/ports.ts';

/** A timer whose time has come. */
export type DueTimer = { readonly complex: ComplexId; readonly timer: Timer };

/** The timers of all houses. */
export type DueTimers = {
  /**
   * Looks at the oldest that is due and does the work in the same transaction, while nobody restores a house; null:
   * none is due. The row is only looked at: whoever comes second finds nothing due any more.
   */
  readonly take: <T>(now: Instant, work: (tx: Tx, due: DueTimer) => Promise<T>) => Promise<T | null>;
  /** Sets it for later, unless it was set meanwhile. */
  readonly putOff: (due: DueTimer, now: Instant, until: Instant) => Promise<void>;
  readonly isLost: (error: unknown) => boolean;
};

const NEXT_TURN = minutes(1);

/**
 * Fires the oldest due timer; false when none is due. The use case locks its subject first, as everybody does, finds
 * out what is due there and moves the timer.
 */
export async function fireDueTimer(timers: DueTimers, clock: Clock): Promise<boolean> {
  const hand: { due: DueTimer | null } = { due: null };
  const now = clock.now();
  try {
    const fired = await timers.take(now, async (tx, due) => {
      hand.due = due;
      await fireTimer(tx, due.complex, due.timer, now);
      return true;
    });
    return fired ?? false;
  } catch (error) {
    // One that throws must not stand in front of all others: it has its next turn later.
    const { due } = hand;
    const failedAt = clock.now();
    if (due && !timers.isLost(error)) await timers.putOff(due, failedAt, after(failedAt, NEXT_TURN));
    throw error;
  }
}
