import type { Instant } from '../core/kernel/time.ts';
import type { Language } from './wording.ts';

/** A moment as a neighbour says it, in the complex's zone: «22:41», on another day «21 ноября, 22:41». */
export function clockTime(at: Instant, now: Instant, timeZone: string, language: Language): string {
  const clock = new Intl.DateTimeFormat(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'long' });
  const date = day.format(at);
  return date === day.format(now) ? clock.format(at) : `${date}, ${clock.format(at)}`;
}
