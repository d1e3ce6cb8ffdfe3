import type { Instant } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';
import type { Complex } from './complex.ts';

/** When the quiet hours that it is now will be over; null: it is not quiet. They may go over midnight. */
export function quietUntil(
  now: Instant,
  { timeZone, quietHours }: Pick<Complex, 'timeZone' | 'quietHours'>,
): Instant | null {
  const { from, until } = quietHours;
  const local = inZone(now, timeZone);
  const minute = local.hour * 60 + local.minute;
  const isQuiet = from <= until ? from <= minute && minute < until : from <= minute || minute < until;
  if (!isQuiet) return null;
  const today = local.toPlainDate();
  const end = Temporal.PlainTime.from({ hour: Math.floor(until / 60), minute: until % 60 });
  return momentAt(minute < until ? today : today.add({ days: 1 }), end, timeZone);
}
