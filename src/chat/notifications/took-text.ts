import { type Duration, days, hours, minutes, seconds } from '../../core/kernel/time.ts';
import type { Speech } from '../kit/update-context.ts';

/** «8 секунд», «5 минут»: how long somebody took, in the largest whole unit. */
export function tookText({ plain }: Speech, took: Duration): string {
  if (took < minutes(1)) return plain('took-seconds', { count: Math.max(1, Math.round(took / seconds(1))) });
  if (took < hours(1)) return plain('took-minutes', { count: Math.floor(took / minutes(1)) });
  if (took < days(1)) return plain('took-hours', { count: Math.floor(took / hours(1)) });
  return plain('took-days', { count: Math.floor(took / days(1)) });
}
