import type { Instant } from '../../core/kernel/time.ts';
import { inZone } from '../../core/kernel/zone.ts';
import type { Language } from './wording.ts';

/** A moment as people say it in the complex's zone; `day` is null for today. */
export type SaidTime = { readonly day: string | null; readonly clock: string };

export function saidTime(at: Instant, now: Instant, timeZone: string, language: Language): SaidTime {
  const clock = formatter(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = formatter(language, { timeZone, day: 'numeric', month: 'long' });
  const date = day.format(at);
  return { day: date === day.format(now) ? null : date, clock: clock.format(at) };
}

/** The same in one piece: «22:41», on another day «21 ноября, 22:41». */
export function clockTime(at: Instant, now: Instant, timeZone: string, language: Language): string {
  const { day, clock } = saidTime(at, now, timeZone, language);
  return day === null ? clock : `${day}, ${clock}`;
}

/** An end that lies ahead, as one says «до …»: «20:00», «завтра, 20:00», «25 декабря, 20:00». */
export function endTime(at: Instant, now: Instant, timeZone: string, language: Language): string {
  const { day, clock } = saidTime(at, now, timeZone, language);
  if (day === null) return clock;
  const [today, then] = [now, at].map((moment) => inZone(moment, timeZone).toPlainDate());
  const isTomorrow = today && then?.equals(today.add({ days: 1 }));
  const tomorrow = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day');
  return `${isTomorrow ? tomorrow : day}, ${clock}`;
}

/** A day that somebody typed, shown back so that a misunderstanding is seen: «пятница, 25 декабря, 20:00». */
export function fullTime(at: Instant, now: Instant, timeZone: string, language: Language): string {
  const { clock } = saidTime(at, now, timeZone, language);
  const isThisYear = inZone(at, timeZone).year === inZone(now, timeZone).year;
  const date = formatter(language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  return `${date.format(at)}, ${clock}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs eighty times as much as using it (measured), and a house has few of them. */
function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, options);
  formatters.set(key, made);
  return made;
}
