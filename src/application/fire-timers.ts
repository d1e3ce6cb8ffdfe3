import { fireTimer } from '../core/features.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import { after, type Instant, minutes, seconds } from '../core/kernel/time.ts';
import type { Clock, Timer, Tx } from '../core/ports.ts';
import type { Trouble } from './repeated-trouble.ts';

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
};

const NEXT_TURN = minutes(1);
/** The database's trouble passes: the timer only lets the others go first. */
const SOON = seconds(1);

/**
 * Fires the oldest due timer; false when none is due. The use case locks its subject first, as everybody does, finds
 * out what is due there and moves the timer.
 */
export async function fireDueTimer(timers: DueTimers, clock: Clock, trouble: Trouble): Promise<boolean> {
  const hand: { due: DueTimer | null } = { due: null };
  const now = clock.now();
  try {
    const fired = await timers.take(now, async (tx, due) => {
      hand.due = due;
      await fireTimer(tx, due.complex, due.timer, now);
      return true;
    });
    if (hand.due) trouble.passed(nameOf(hand.due));
    return fired ?? false;
  } catch (error) {
    if (hand.due) await giveWay(timers, hand.due, clock.now(), trouble.isDatabases(nameOf(hand.due), error));
    throw error;
  }
}

/** One that throws must not stand in front of all others: it has its next turn later. */
async function giveWay(timers: DueTimers, due: DueTimer, now: Instant, isDatabases: boolean): Promise<void> {
  const putOff = timers.putOff(due, now, after(now, isDatabases ? SOON : NEXT_TURN));
  // In its trouble the database may refuse this, too; then it stands where it stood.
  await (isDatabases ? putOff.catch(() => {}) : putOff);
}

const nameOf = ({ complex, timer }: DueTimer) => `${complex} ${JSON.stringify(timer)}`;
