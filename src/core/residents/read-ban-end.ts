import { readDay } from '../away/read-day.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';
import { type BanDateFault, banDateFault } from './ban.ts';

const MIDNIGHT = Temporal.PlainTime.from('00:00');

/** «до 30 ноября», «30.11», «через неделю»: a ban ends when that day begins in the house. */
export function readBanEnd(
  text: string,
  now: Instant,
  timeZone: string,
): Result<Instant, 'not understood' | BanDateFault> {
  const day = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .trim()
    .replace(/^(?:до|по|until|till|til) /u, '')
    .replace(/[. ]+$/u, '');
  const words = day === '' || day.length > 60 ? null : readDay(day, inZone(now, timeZone).toPlainDate());
  const ends = words?.days.map((one) => momentAt(one, MIDNIGHT, timeZone)) ?? [];
  const [first] = ends;
  if (!first) return refuse('not understood');
  const good = ends.find((end) => banDateFault(end, now) === null);
  return good ? ok(good) : refuse(banDateFault(first, now) ?? 'not understood');
}
