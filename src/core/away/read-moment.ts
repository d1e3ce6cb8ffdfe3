import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';
import { endFault, HOME_BY } from './mark.ts';
import { type DayWords, readDay } from './read-day.ts';

export type UnreadableMoment = 'not understood' | 'no such day' | 'past' | 'too far';

/** Longer texts are not dates. */
const LONGEST = 60;

/**
 * Reads until when somebody is away, in Russian and English: «25 декабря», «25.12», «завтра 18:00», «в пятницу»,
 * «через 3 дня», `Dec 25, 6 pm`. A day without a time ends at 20:00. Whoever typed it is shown what was understood
 * before it counts, so a day that may be meant is better than a refusal; a text that holds anything else is refused.
 */
export function readMoment(text: string, now: Instant, timeZone: string): Result<Instant, UnreadableMoment> {
  const typed = plain(text);
  if (typed.length > LONGEST) return refuse('not understood');
  const clock = takeClock(typed);
  if (clock === 'wrong') return refuse('not understood');
  const today = inZone(now, timeZone).toPlainDate();
  const day = readDay(clock.rest, today);
  if (!day) return refuse('not understood');
  if (clock.time === null && clock.rest === '') return refuse('not understood');
  return pick(day, clock.time ?? HOME_BY, now, timeZone);
}

/** The first of the days that may be meant that is still to come. */
function pick(
  { days }: DayWords,
  time: Temporal.PlainTime,
  now: Instant,
  timeZone: string,
): Result<Instant, UnreadableMoment> {
  if (days.length === 0) return refuse('no such day');
  const ends = days.map((day) => momentAt(day, time, timeZone));
  const good = ends.find((end) => endFault(end, now) === null);
  if (good) return ok(good);
  const past = ends.every((end) => endFault(end, now) === 'past');
  return refuse(past ? 'past' : 'too far');
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s,;!«»"]+/gu, ' ')
    .replace(/^ ?(?:до|к|по|until|till|til|by|before) /u, '')
    .replace(/[. ]+$/u, '')
    .trim();
}

type Clock = { readonly time: Temporal.PlainTime | null; readonly rest: string };

/** «в 18:00», «18:00», «в 6 вечера», `at 6 pm`, «к 18»: anywhere in the text, once. */
const CLOCKS = [
  /(?:^| )(?:(?:в|к|до|at|by) )?(?<hour>\d{1,2}):(?<minute>\d{2})(?: ?(?<half>am|pm|утра|дня|вечера))?(?= |$)/u,
  /(?:^| )(?:(?:в|к|до|at|by) )?(?<hour>\d{1,2}) ?(?<half>am|pm|утра|дня|вечера|ч|час|часа|часов)(?= |$)/u,
  /(?:^| )(?:в|к|до|at|by) (?<hour>\d{1,2})(?=$)/u,
  /(?:^| )(?:в |к |до |at |by )?(?<word>полдень|полудня|noon)(?= |$)/u,
];

/** «через 2 часа» is a wait, not two o'clock. */
const WAIT = /^(?:через|in) /u;

function takeClock(text: string): Clock | 'wrong' {
  if (WAIT.test(text)) return { time: null, rest: text };
  for (const clock of CLOCKS) {
    const found = clock.exec(text);
    if (!found) continue;
    const { hour = '12', minute = '0', half = '' } = found.groups ?? {};
    const time = timeOf(Number(hour), Number(minute), half);
    return time ? { time, rest: text.replace(found[0], ' ').replace(/ +/gu, ' ').trim() } : 'wrong';
  }
  return { time: null, rest: text };
}

function timeOf(hour: number, minute: number, half: string): Temporal.PlainTime | null {
  const isHalf = ['am', 'pm', 'утра', 'дня', 'вечера'].includes(half);
  if (hour > (isHalf ? 12 : 23) || minute > 59 || (isHalf && hour === 0)) return null;
  const isAfternoon = half === 'pm' || half === 'дня' || half === 'вечера';
  const base = isHalf ? hour % 12 : hour;
  return Temporal.PlainTime.from({ hour: base + (isAfternoon ? 12 : 0), minute });
}
