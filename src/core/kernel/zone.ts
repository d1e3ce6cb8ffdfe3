import type { Instant } from './time.ts';

/** A moment as the clocks of a time zone show it. */
export function inZone(at: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

/** The moment when the clocks there show it; an hour that summer time skips is the one after it. */
export function momentAt(day: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): Instant {
  return new Date(day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
}

/** The same, both times where the clocks show it twice: in the night when summer time ends. */
export function momentsAt(
  day: Temporal.PlainDate,
  time: Temporal.PlainTime,
  timeZone: string,
): readonly Instant[] {
  const first = momentAt(day, time, timeZone);
  const local = day.toPlainDateTime(time);
  const last = local.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;
  return last > first.getTime() ? [first, new Date(last)] : [first];
}
