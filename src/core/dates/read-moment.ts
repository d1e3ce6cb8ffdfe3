import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, type Duration, type Instant, isDue, minutes } from '../kernel/time.ts';
import { inZone, momentsAt } from '../kernel/zone.ts';
import { type Meant, waysToRead } from './date-grammar.ts';
import type { WaitPart } from './date-parts.ts';
import { tokensOf } from './date-tokens.ts';
import type { DateWords } from './date-words.ts';
import { daysMeant } from './days-meant.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Whoever typed it can be asked with `maybe`, soonest first; it is empty where nothing can be guessed. */
export type UnreadMoment = {
  readonly why: 'several' | 'not understood' | 'no such day' | 'day over' | 'time over' | 'too far';
  readonly maybe: readonly Instant[];
};

export type Asked = {
  readonly now: Instant;
  readonly timeZone: string;
  /** The time at which a day ends that was named alone. */
  readonly by: Temporal.PlainTime;
  /** Nobody plans further ahead. */
  readonly longest: Duration;
};

/**
 * Reads until when something lasts: «25 декабря», «25.12», «завтра утром», «до 20», «в пятницу 18:00», «через 2 часа»,
 * `Dec 25, 6 pm`. Whoever typed it is shown what was understood before it counts. What can be understood in several
 * ways is not guessed at, and a text that holds anything else is refused.
 */
export function readMoment(
  text: string,
  words: readonly DateWords[],
  asked: Asked,
): Result<Instant, UnreadMoment> {
  const ways = waysToRead(tokensOf(text, vocabularyOf(words)) ?? []);
  const readings = ways.map((meant) => ({ weak: meant.weak, ...resolve(meant, asked) }));
  const good = readings.some(({ weak }) => !weak) ? readings.filter(({ weak }) => !weak) : readings;
  const ends = inOrder(good.flatMap((one) => one.ends));
  const [only, second] = ends;
  if (only && !second) return ok(only);
  if (second) return refuse({ why: 'several', maybe: ends });
  const why = good.map((one) => one.why)[0] ?? 'not understood';
  return refuse({ why, maybe: inOrder(readings.flatMap((one) => [...one.ends, ...one.unsaid])) });
}

function inOrder(moments: readonly Instant[]): readonly Instant[] {
  const times = [...new Set(moments.map((moment) => moment.getTime()))];
  return times.sort((a, b) => a - b).map((time) => new Date(time));
}

type Reading = {
  readonly ends: readonly Instant[];
  readonly unsaid: readonly Instant[];
  /** Where there is no end. */
  readonly why: UnreadMoment['why'];
};

function resolve(meant: Meant, asked: Asked): Reading {
  const { now, timeZone, by } = asked;
  if (meant.wait && meant.wait.minutes > 0) return inAWhile(meant.wait, asked);
  const today = inZone(now, timeZone).toPlainDate();
  const { readings, unsaid } = daysMeant(meant, today);
  const { hours, minute } = meant.clock ?? { hours: [by.hour], minute: by.minute };
  const ahead = (days: readonly Temporal.PlainDate[]): readonly Instant[] => {
    return hours.flatMap((hour) => {
      const ends = days.flatMap((day) => momentsOf(day, hour, minute, timeZone));
      return ends.filter((end) => !isDue(end, now)).slice(0, 1);
    });
  };
  const found = readings.flatMap(ahead);
  const why = found.length > 0 ? 'too far' : whyOver(readings.flat(), today);
  const isNear = (end: Instant) => !isTooFar(end, asked);
  return { ends: found.filter(isNear), unsaid: ahead(unsaid).filter(isNear), why };
}

function whyOver(days: readonly Temporal.PlainDate[], today: Temporal.PlainDate): UnreadMoment['why'] {
  if (days.length === 0) return 'no such day';
  return days.every((day) => Temporal.PlainDate.compare(day, today) < 0) ? 'day over' : 'time over';
}

const isTooFar = (end: Instant, { now, longest }: Asked): boolean => end > after(now, longest);

/** «через 2 часа»: to the minute, as it is shown. */
function inAWhile({ minutes: more, days: whole, months }: WaitPart, asked: Asked): Reading {
  const { now, timeZone } = asked;
  const start = inZone(now, timeZone).add({ months, days: whole });
  const minute = start.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const until = after(new Date(minute.epochMilliseconds), minutes(more));
  return { ends: isTooFar(until, asked) ? [] : [until], unsaid: [], why: 'too far' };
}

/** The end of a day is the beginning of the next one. */
function momentsOf(
  day: Temporal.PlainDate,
  hour: number,
  minute: number,
  timeZone: string,
): readonly Instant[] {
  const [of, at] = hour === 24 ? [day.add({ days: 1 }), 0] : [day, hour];
  return momentsAt(of, Temporal.PlainTime.from({ hour: at, minute }), timeZone);
}
