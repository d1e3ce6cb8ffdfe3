import type { Instant } from '../../core/kernel/time.ts';
import { inZone } from '../../core/kernel/zone.ts';
import { saidTime } from './house-time.ts';
import type { Speech } from './update-context.ts';

/** A moment inside a sentence: «в 22:36», «завтра в 07:00», «28 ноября в 22:36». */
export function saidWhen(at: Instant, now: Instant, timeZone: string, speech: Speech): string {
  const { day: date, clock } = saidTime(at, now, timeZone, speech.language);
  if (date === null) return speech.plain('when-today', { clock });
  const [today, then] = [now, at].map((moment) => inZone(moment, timeZone).toPlainDate());
  const isTomorrow = today && then?.equals(today.add({ days: 1 }));
  if (!isTomorrow) return speech.plain('when-date', { date, clock });
  return speech.plain('when-day', { day: nearDay(1, speech), clock });
}

/** The same where the day is named, whichever it is: «сегодня в 14:00». */
export function saidWhenOnDay(at: Instant, now: Instant, timeZone: string, speech: Speech): string {
  const { day, clock } = saidTime(at, now, timeZone, speech.language);
  if (day !== null) return saidWhen(at, now, timeZone, speech);
  return speech.plain('when-day', { day: nearDay(0, speech), clock });
}

function nearDay(ahead: number, { language }: Speech): string {
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(ahead, 'day');
}
