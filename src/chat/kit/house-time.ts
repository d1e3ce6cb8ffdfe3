import type { Instant } from '../../core/kernel/time.ts';
import { inZone } from '../../core/kernel/zone.ts';
import type { Language } from './wording.ts';

/** A moment as people say it in the complex's zone; `day` is null for today, and has its year in another one. */
export type SaidTime = { readonly day: string | null; readonly clock: string };

export function saidTime(at: Instant, now: Instant, timeZone: string, language: Language): SaidTime {
  const clock = clockOf(at, timeZone, language);
  const date = formatter('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  // A fifth of what a calendar takes, and each card asks for a few.
  if (date.format(at) === date.format(now)) return { day: null, clock };
  const day = formatter(language, {
    timeZone,
    day: 'numeric',
    month: 'long',
    ...yearUnlessThis(at, now, timeZone),
  });
  return { day: day.format(at), clock };
}

function clockOf(at: Instant, timeZone: string, language: Language): string {
  return formatter(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** With its day, whichever it is: for a picture that stays while days go by. */
export function dayTime(at: Instant, timeZone: string, language: Language): string {
  const day = formatter(language, { timeZone, day: 'numeric', month: 'long' });
  return `${day.format(at)}, ${clockOf(at, timeZone, language)}`;
}

/** A day that paper names: with its year. */
export function printedDay(at: Instant, timeZone: string, language: Language): string {
  return formatter(language, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at);
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
  const isTomorrow = dayOf(at, timeZone).equals(dayOf(now, timeZone).add({ days: 1 }));
  return `${isTomorrow ? tomorrowIn(language) : day}, ${clock}`;
}

/** A day that somebody typed, shown back so that a misunderstanding is seen: «пятница, 25 декабря, 20:00». */
export function fullTime(at: Instant, now: Instant, timeZone: string, language: Language): string {
  const date = formatter(language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...yearUnlessThis(at, now, timeZone),
  });
  return `${date.format(at)}, ${clockOf(at, timeZone, language)}`;
}

const dayOf = (at: Instant, timeZone: string) => inZone(at, timeZone).toPlainDate();

function yearUnlessThis(at: Instant, now: Instant, timeZone: string): Intl.DateTimeFormatOptions {
  return dayOf(at, timeZone).year === dayOf(now, timeZone).year ? {} : { year: 'numeric' };
}

const tomorrows = new Map<Language, string>();

function tomorrowIn(language: Language): string {
  const known = tomorrows.get(language);
  if (known) return known;
  const said = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day');
  tomorrows.set(language, said);
  return said;
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
