import type { Meant } from './date-grammar.ts';
import type { DayPart, WaitPart, WeekdayPart } from './date-parts.ts';

type Day = Temporal.PlainDate;

export type DaysMeant = {
  /** The days of each reading; the first that is still to come counts. Empty: no calendar has such a day. */
  readonly readings: readonly (readonly Day[])[];
  /** What might be meant although nobody said so: the same day of the next year. */
  readonly unsaid: readonly Day[];
};

export function daysMeant({ day, weekday, wait }: Meant, today: Day): DaysMeant {
  if (wait) return only(waited(wait, today));
  if (day) return weekday ? checked(ofDay(day, today), weekday.weekday, today) : ofDay(day, today);
  return weekday ? ofWeekday(weekday, today) : { readings: [[today, today.add({ days: 1 })]], unsaid: [] };
}

/** So many readings of one day each. */
const only = (...days: readonly Day[]): DaysMeant => ({ readings: days.map((day) => [day]), unsaid: [] });

const waited = ({ days, months }: WaitPart, today: Day): Day => today.add({ months, days });

/** «в пятницу» on a Friday may be today or in a week; «в следующую пятницу» the coming one or that after it. */
function ofWeekday({ weekday, which }: WeekdayPart, today: Day): DaysMeant {
  const ahead = daysUntil(weekday, today);
  const first = today.add({ days: which === 'next' && ahead === 0 ? 7 : ahead });
  const isSure = which === 'next' ? ahead === 0 : ahead > 0 || which === 'this';
  return isSure ? only(first) : only(first, first.add({ days: 7 }));
}

function ofDay(part: DayPart, today: Day): DaysMeant {
  switch (part.kind) {
    case 'near':
      return only(today.add({ days: part.days }));
    case 'date': {
      const { day, month, year } = part;
      if (year !== null) return only(...dates(year, month, day));
      const unsaid = dates(today.year + 1, month, day);
      return { ...only(...dates(today.year, month, day)), unsaid };
    }
    case 'day of month': {
      const months = [0, 1, 2].map((ahead) => today.with({ day: 1 }).add({ months: ahead }));
      const days = months.flatMap(({ year, month }) => dates(year, month, part.day));
      return { readings: days.length > 0 ? [days] : [], unsaid: [] };
    }
  }
}

/** «суббота, 6 декабря» where the 6th is a Sunday: either that day, or the Saturday next to it. */
function checked({ readings, unsaid }: DaysMeant, weekday: number, today: Day): DaysMeant {
  const right = readings.flat().filter((day) => day.dayOfWeek === weekday);
  if (right.length > 0) return { readings: [right], unsaid };
  const ahead = readings.flat().filter((day) => Temporal.PlainDate.compare(day, today) >= 0);
  const [day] = ahead;
  if (!day) return { readings, unsaid };
  const more = daysUntil(weekday, day);
  const near = day.add({ days: more > 3 ? more - 7 : more });
  return { readings: [ahead, [near, near.add({ days: 7 })]], unsaid };
}

const daysUntil = (weekday: number, from: Day): number => (weekday - from.dayOfWeek + 7) % 7;

/** None where no calendar has it. */
function dates(year: number, month: number, day: number): Day[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })];
  } catch {
    return [];
  }
}
