/** The days that a text may mean, soonest first; empty: it names a day that no calendar has. */
export type DayWords = { readonly days: readonly Temporal.PlainDate[] };

/** The first letters of a word that tell it from all others, in Russian and English. */
const MONTHS = [
  /^(?:янв|jan)/u,
  /^(?:фев|feb)/u,
  /^(?:мар|mar)/u,
  /^(?:апр|apr)/u,
  /^(?:ма[йя]$|may$)/u,
  /^(?:июн|jun)/u,
  /^(?:июл|jul)/u,
  /^(?:авг|aug)/u,
  /^(?:сен|sep)/u,
  /^(?:окт|oct)/u,
  /^(?:ноя|nov)/u,
  /^(?:дек|dec)/u,
];

const WEEKDAYS = [
  /^(?:понедельник\p{L}*|пн|mon(?:day)?)$/u,
  /^(?:вторник\p{L}*|вт|tue(?:s|sday)?)$/u,
  /^(?:сред[аыу]|ср|wed(?:nesday)?)$/u,
  /^(?:четверг\p{L}*|чт|thu(?:rs|rsday)?)$/u,
  /^(?:пятниц\p{L}*|пт|fri(?:day)?)$/u,
  /^(?:суббот\p{L}*|сб|sat(?:urday)?)$/u,
  /^(?:воскресень\p{L}*|вс|sun(?:day)?)$/u,
];

const UNITS = [
  [/^(?:день|дня|дней|days?)$/u, 'days'],
  [/^(?:недел\p{L}+|weeks?)$/u, 'weeks'],
  [/^(?:месяц\p{L}*|months?)$/u, 'months'],
] as const;

const NEAR: Readonly<Record<string, number>> = {
  сегодня: 0,
  today: 0,
  tonight: 0,
  завтра: 1,
  tomorrow: 1,
  послезавтра: 2,
  'day after tomorrow': 2,
  'the day after tomorrow': 2,
};

/** Null: these are not words for a day. Without any words today or tomorrow is meant, whichever comes first. */
export function readDay(text: string, today: Temporal.PlainDate): DayWords | null {
  if (text === '') return { days: [today, today.add({ days: 1 })] };
  const near = Object.hasOwn(NEAR, text) ? NEAR[text] : undefined;
  if (near !== undefined) return { days: [today.add({ days: near })] };
  return weekday(text, today) ?? wait(text, today) ?? numbers(text, today) ?? dayAndMonth(text, today);
}

/** «в пятницу»: the next one after today. */
function weekday(text: string, today: Temporal.PlainDate): DayWords | null {
  const word = text.replace(/^(?:в|во|on|next) /u, '');
  const found = WEEKDAYS.findIndex((name) => name.test(word)) + 1;
  if (found === 0) return null;
  const ahead = ((found - today.dayOfWeek + 6) % 7) + 1;
  return { days: [today.add({ days: ahead })] };
}

/** «через 3 дня», «3 дня», «через неделю», `in a week`. */
function wait(text: string, today: Temporal.PlainDate): DayWords | null {
  const [, count = '1', word = ''] = /^(?:через |in )?(?:(\d{1,3}|a) )?(\p{L}+)$/u.exec(text) ?? [];
  const unit = UNITS.find(([name]) => name.test(word))?.[1];
  if (!unit) return null;
  const amount = count === 'a' ? 1 : Number(count);
  return amount === 0 ? null : { days: [today.add({ [unit]: amount })] };
}

/** «25.12», «25.12.26», «25/12/2026», `12/25`, `2026-12-25`. */
function numbers(text: string, today: Temporal.PlainDate): DayWords | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text);
  if (iso) return { days: valid([date(Number(iso[1]), Number(iso[2]), Number(iso[3]))]) };
  const found = /^(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?: ?г(?:ода)?)?$/u.exec(text);
  if (!found) return null;
  const [, first = '', sign, second = '', year] = found;
  // Americans write the month first; only where no other reading is left.
  const isAmerican = sign === '/' && Number(second) > 12;
  const [day, month] = isAmerican ? [second, first] : [first, second];
  return inYear(Number(day), Number(month), year, today);
}

/** «25 декабря», «25-го декабря 2026», «25-го», `Dec 25`, `25th of December`. */
function dayAndMonth(text: string, today: Temporal.PlainDate): DayWords | null {
  const ordinal = String.raw`(\d{1,2})(?: ?-?(?:го|ого|е|ое|числа|st|nd|rd|th))?`;
  const ending = String.raw`(?: (\d{4}))?(?: ?г(?:ода)?)?`;
  const dayFirst = new RegExp(`^${ordinal} (?:of )?(\\p{L}+)\\.?${ending}$`, 'u').exec(text);
  const monthFirst = new RegExp(`^(\\p{L}+)\\.? ${ordinal}${ending}$`, 'u').exec(text);
  const [day, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = MONTHS.findIndex((name) => name.test(word ?? '')) + 1;
  if (month > 0) return inYear(Number(day), month, year, today);
  const only = /^(\d{1,2}) ?-?(?:го|числа|st|nd|rd|th)$/u.exec(text);
  return only ? inMonth(Number(only[1]), today) : null;
}

/** Without a year: this one's day or the next one's. */
function inYear(day: number, month: number, year: string | undefined, today: Temporal.PlainDate): DayWords {
  if (year === undefined) {
    return { days: valid([date(today.year, month, day), date(today.year + 1, month, day)]) };
  }
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  return { days: valid([date(full, month, day)]) };
}

/** «25-го»: of this month or the next one that has it. */
function inMonth(day: number, today: Temporal.PlainDate): DayWords {
  const months = [0, 1, 2].map((ahead) => today.with({ day: 1 }).add({ months: ahead }));
  return { days: valid(months.map(({ year, month }) => date(year, month, day))) };
}

function date(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

const valid = (days: readonly (Temporal.PlainDate | null)[]) => days.filter((day) => day !== null);
