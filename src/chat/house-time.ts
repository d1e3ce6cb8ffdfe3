import type { Instant } from '../core/kernel/time.ts';
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
