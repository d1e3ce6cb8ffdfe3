import type { Complex } from '../core/complexes/complex.ts';
import type { Instant } from '../core/kernel/time.ts';
import { saidTime } from './house-time.ts';

/** Whether what can wait makes no sound at this moment; quiet hours may go over midnight. */
export function isQuiet(
  at: Instant,
  { timeZone, quietHours }: Pick<Complex, 'timeZone' | 'quietHours'>,
): boolean {
  const { from, until } = quietHours;
  const [hour = 0, minute = 0] = saidTime(at, at, timeZone, 'en').clock.split(':').map(Number);
  const now = hour * 60 + minute;
  return from <= until ? from <= now && now < until : from <= now || now < until;
}
