import { setTimeout as sleep } from 'node:timers/promises';
import { type Duration, seconds } from '../../core/kernel/time.ts';

/** Resolves after the time, or at once when the signal says that waiting is over. */
export type Wait = (time: Duration, signal: AbortSignal) => Promise<void>;

export const wait: Wait = async (time, signal) => {
  // Rejects for one reason only: it is over.
  await sleep(time, undefined, { signal: signal }).catch(() => {});
};

/** Half a second, then twice as long each time up to `most` milliseconds. `failures` counts those before. */
export function backOff(failures: number, most: Duration): Duration {
  return Math.min(seconds(0.5) * 2 ** Math.min(failures, 20), most);
}
