import { type Duration, hours, minutes, seconds } from '../core/kernel/time.ts';

/** An alert that nobody could be told of for this long is told to its sender as lost; a note waits for a day. */
export const PATIENCE = { alert: minutes(30), note: hours(24), announcement: hours(24) } as const;

/** 1, 2, 4 … 60 seconds. */
export function backOff(tries: number): Duration {
  return Math.min(seconds(2 ** Math.min(tries - 1, 6)), minutes(1));
}
