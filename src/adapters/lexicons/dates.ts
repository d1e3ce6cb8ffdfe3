import type { DateWords, UnitWords } from '../../core/dates/date-words.ts';
import { list, number, type Read, record, table, word, words } from './shape.ts';

/** «20:00»; `24:00` is midnight. */
const time: Read<string> = (value, at, faults) => {
  if (typeof value === 'string' && /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/u.test(value)) return value;
  faults.push(`${at} must be a time from 00:00 to 24:00`);
  return '00:00';
};

const clock: Read<number> = (value, at, faults) => {
  if (value === 12 || value === 24) return value;
  faults.push(`${at} must be 12 or 24`);
  return 24;
};

const unit = record<UnitWords>({ one: words, many: words });
/** A language may have none of them. */
const some = list(word);

export const dates = record<DateWords>({
  months: list(words, 12),
  weekdays: list(words, 7),
  near: table(number),
  units: record<DateWords['units']>({ minutes: unit, hours: unit, days: unit, weeks: unit, months: unit }),
  counts: table(number),
  times: table(time),
  halves: table(number),
  oclock: some,
  until: words,
  at: some,
  on: some,
  after: words,
  for: some,
  ordinals: some,
  years: some,
  this: some,
  next: some,
  from: some,
  to: words,
  fillers: some,
  standFor: table(word),
  clock,
});
