import type { Instant } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';
import { AT_FIRST, type Complex } from './complex.ts';

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

/** A reminder still belongs to the morning so many minutes after it began. */
const MORNING_LASTS = 5 * 60;
/** Quiet hours that end outside of these are no night's. */
const MORNINGS = { from: 4 * 60, until: 11 * 60 } as const;

/** Now where it is morning, or else the next morning: when the night's quiet hours end, at seven where there are none. */
export function morningFrom(now: Instant, complex: Pick<Complex, 'timeZone' | 'quietHours'>): Instant {
  const { timeZone, quietHours } = complex;
  const { until } = quietHours;
  const isNight = quietHours.from !== until && MORNINGS.from <= until && until <= MORNINGS.until;
  const begins = isNight ? until : AT_FIRST.quietHours.until;
  const local = inZone(now, timeZone);
  const minute = local.hour * 60 + local.minute;
  if (begins <= minute && minute < begins + MORNING_LASTS) return quietUntil(now, complex) ?? now;
  const day = local.toPlainDate().add({ days: minute < begins ? 0 : 1 });
  return momentAt(
    day,
    Temporal.PlainTime.from({ hour: Math.floor(begins / 60), minute: begins % 60 }),
    timeZone,
  );
}
