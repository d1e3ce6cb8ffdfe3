/**
 * The words of one language by which dates and times are read (locales/<code>/dates.json). Whole words or phrases, in
 * any case, «ё» as «е»; a word may stand in several lists.
 */
export type DateWords = {
  /** Twelve, each in all its forms. */
  readonly months: readonly (readonly string[])[];
  /** Seven, from Monday. */
  readonly weekdays: readonly (readonly string[])[];
  /** Days by their distance from today: «завтра»: 1. */
  readonly near: Readonly<Record<string, number>>;
  readonly units: Readonly<Record<Unit, UnitWords>>;
  /** Numbers in letters before a unit: «пару», `a`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Times of the day by name: «вечером»: `20:00`. Midnight is `24:00`. */
  readonly times: Readonly<Record<string, string>>;
  /** What stands behind an hour up to 12, with the first hour that it can mean: «вечера»: 13, `am`: 0. */
  readonly halves: Readonly<Record<string, number>>;
  /** Behind an hour: «часов», `o'clock`. */
  readonly oclock: readonly string[];
  /** Before an end, be it a day or an hour: «до», `by`. */
  readonly until: readonly string[];
  /** Before a time of the day: «в», `at`. */
  readonly at: readonly string[];
  /** Before a day only: `on`. */
  readonly on: readonly string[];
  /** Before or behind a length of time that begins now: «через», «спустя». */
  readonly after: readonly string[];
  /** Before a length of time or a day: «на неделю», «на завтра». */
  readonly for: readonly string[];
  /** Behind a number that is a day of the month: «25-го», «5 числа», `25th`. */
  readonly ordinals: readonly string[];
  /** Behind the number of a year: «г.». */
  readonly years: readonly string[];
  /** Before a weekday: «эту», «следующую». */
  readonly this: readonly string[];
  readonly next: readonly string[];
  /** Around two times of the day: «с 23 до 7», `from 11 to 7`. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** What changes nothing: «и», `the`. */
  readonly fillers: readonly string[];
  /** Words that other words stand for: «полчаса»: `30 минут`. */
  readonly standFor: Readonly<Record<string, string>>;
  /** Where the day is counted in twice 12 hours, `by 6` has two readings. */
  readonly clock: number;
};

export type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months';

/** `one` needs no number before it: «через неделю». */
export type UnitWords = { readonly one: readonly string[]; readonly many: readonly string[] };
