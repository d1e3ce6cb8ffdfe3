import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clockTime, endTime, fullTime } from '../../src/chat/kit/house-time.ts';
import { endOf, HOME_BY, LONGEST_MARK, type Stay, staysOffered } from '../../src/core/away/mark.ts';
import type { DateWords } from '../../src/core/dates/date-words.ts';
import { readDayRange } from '../../src/core/dates/read-count.ts';
import { readMoment } from '../../src/core/dates/read-moment.ts';
import { inZone } from '../../src/core/kernel/zone.ts';
import { lexicon } from '../support/lexicon.ts';
import { DATES_IN_ENGLISH, DATES_IN_RUSSIAN, type DateRow, NO_DATES } from './dates-table.ts';

const MOSCOW = 'Europe/Moscow';

/** A Saturday noon in Moscow. */
const NOON = new Date('2026-11-28T12:00:00+03:00');
/** A Sunday evening there. */
const EVENING = new Date('2026-11-22T22:36:00+03:00');

const { dates: words } = lexicon;

const local = (at: Date, timeZone = MOSCOW) =>
  inZone(at, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

const found = (text: string, now: Date, timeZone = MOSCOW, by = HOME_BY, all = words) =>
  readMoment(text, all, { now, timeZone, by, longest: LONGEST_MARK });

/** `2026-12-25 20:00`; `several: …`; `day over`. */
function read(text: string, now = NOON, timeZone = MOSCOW, by = HOME_BY, all = words): string {
  const end = found(text, now, timeZone, by, all);
  if (end.ok) return local(end.value, timeZone);
  const { why, maybe } = end.why;
  return [why, maybe.map((moment) => local(moment, timeZone)).join(' | ')].filter(Boolean).join(': ');
}

/** A row names the day only where it ends at 20:00, and the month only of this year or the next. */
const full = (said: string) =>
  said.replace(/(?<![\d-])(\d\d-\d\d)/gu, '2026-$1').replace(/(\d{4}-\d\d-\d\d)(?! \d)/gu, '$1 20:00');

function checkTable(rows: readonly DateRow[]): void {
  for (const [text, said] of rows) assert.equal(read(text), full(said), text);
}

test('Dates typed in Russian mean what anybody would expect, and two readings are both named', () => {
  checkTable(DATES_IN_RUSSIAN);
});

test('Dates typed in English do, too', () => {
  checkTable(DATES_IN_ENGLISH);
  const all = [...DATES_IN_RUSSIAN, ...DATES_IN_ENGLISH].map(([text]) => text);
  assert.ok(new Set(all).size >= 120, `${new Set(all).size} inputs`);
});

test('What is no date is not guessed at', () => {
  for (const text of NO_DATES) assert.equal(read(text), 'not understood', text);
});

test('A day of the month that this one and the next have not is looked for in the one behind them; a year is the most', () => {
  assert.equal(read('30-го', new Date('2027-01-31T12:00:00+03:00')), '2027-03-30 20:00');
  assert.equal(read('29.11.2027 12:00'), '2027-11-29 12:00');
  assert.equal(read('29.11.2027 12:01'), 'too far');
});

test('Hours of a day are those of a clock', () => {
  assert.deepEqual(readDayRange('23-7', words), { from: 23 * 60, until: 7 * 60 });
  assert.deepEqual(readDayRange('с 22:30 до 6:15', words), { from: 22 * 60 + 30, until: 6 * 60 + 15 });
  for (const typed of ['22-24', '24-7', '22:60-7']) assert.equal(readDayRange(typed, words), null, typed);
});

test('Late in the evening the day is over, and the next one is meant unless today was named', () => {
  const late = (text: string) => read(text, EVENING);
  assert.equal(late('вечером'), '2026-11-23 20:00');
  assert.equal(late('до 9'), '2026-11-23 09:00');
  assert.equal(late('23:30'), '2026-11-22 23:30');
  assert.equal(late('24:00'), '2026-11-23 00:00');
  assert.equal(late('через 2 часа'), '2026-11-23 00:36');
  assert.equal(late('воскресенье'), '2026-11-29 20:00');
  assert.equal(late('в эту пятницу'), '2026-11-27 20:00');
  assert.equal(late('22-го'), '2026-12-22 20:00');
  for (const text of ['сегодня', 'сегодня 18:00', 'tonight', 'сегодня вечером']) {
    assert.equal(late(text), 'time over', text);
  }
  assert.equal(late('22 ноября'), 'time over: 2027-11-22 20:00');
});

test('The bot’s own words for its presets are read', () => {
  for (const label of ['До вечера', 'Until the evening']) assert.equal(read(label), '2026-11-28 20:00');
  for (const label of ['До завтра', 'Until tomorrow']) assert.equal(read(label), '2026-11-29 20:00');
  for (const label of ['3 дня', '3 days']) assert.equal(read(label), '2026-12-01 20:00');
  for (const label of ['Неделя', 'A week']) assert.equal(read(label), '2026-12-05 20:00');
  for (const label of ['На сутки', 'For a day']) assert.equal(read(label), '2026-11-29 20:00');
  for (const label of ['На 30 дней', 'For 30 days']) assert.equal(read(label), '2026-12-28 20:00');
});

test('A ban that is named by its day ends when that day begins; everything else is read alike', () => {
  const midnight = Temporal.PlainTime.from('00:00');
  const ban = (text: string) => read(text, NOON, MOSCOW, midnight);
  assert.equal(ban('до понедельника'), '2026-11-30 00:00');
  assert.equal(ban('на неделю'), '2026-12-05 00:00');
  assert.equal(ban('через 2 часа'), '2026-11-28 14:00');
  assert.equal(ban('до 20'), '2026-11-28 20:00');
  assert.equal(ban('сегодня'), 'time over');
  assert.equal(ban('в субботу'), '2026-12-05 00:00');
  assert.equal(ban('20.11'), 'day over: 2026-11-28 20:11 | 2027-11-20 00:00');
});

const ZONES = [
  MOSCOW,
  'Europe/Lisbon',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Cairo',
] as const;

/** Moments close to the nights when clocks change in these zones, and any others. */
const aNow = fc
  .tuple(
    fc.oneof(
      fc
        .constantFrom(
          ...['2026-03-08', '2026-03-29', '2026-04-04', '2026-04-24', '2026-09-05', '2026-10-03'],
          ...['2026-10-25', '2026-10-29', '2026-11-01', '2026-12-31', '2028-02-28'],
        )
        .map((day) => Date.parse(`${day}T00:00:00Z`)),
      fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2029-01-01') }),
    ),
    fc.integer({ min: -36 * 3_600, max: 36 * 3_600 }),
  )
  .map(([start, seconds]) => new Date(start + seconds * 1_000));

const typed = [...DATES_IN_RUSSIAN, ...DATES_IN_ENGLISH].map(([text]) => text);

test('What is read lies ahead, within a year, also over the nights when the clocks change', () => {
  fc.assert(
    fc.property(aNow, fc.constantFrom(...ZONES), fc.constantFrom(...typed), (now, timeZone, text) => {
      const end = found(text, now, timeZone);
      for (const moment of end.ok ? [end.value] : end.why.maybe) {
        const ahead = moment.getTime() - now.getTime();
        assert.ok(ahead > 0 && ahead <= LONGEST_MARK, `${text}: ${moment.toISOString()}`);
        assert.equal(moment.getTime() % 60_000, 0, 'to the minute, as it is shown');
      }
      if (!end.ok) assert.notEqual(end.why.maybe.length, end.why.why === 'several' ? 1 : -1);
    }),
    { numRuns: 800 },
  );
});

test('What is shown of a moment means that moment when it is typed back, in each of the bot’s wordings', () => {
  fc.assert(
    fc.property(
      aNow,
      fc.constantFrom(...ZONES),
      fc.constantFrom(...typed),
      fc.constantFrom('ru', 'en'),
      (now, timeZone, text, language) => {
        const end = found(text, now, timeZone);
        for (const moment of end.ok ? [end.value] : end.why.maybe) {
          for (const say of [fullTime, endTime, clockTime]) {
            const said = say(moment, now, timeZone, language);
            const again = found(said, now, timeZone);
            assert.ok(again.ok, `${text} → ${said}: ${again.ok ? '' : again.why.why}`);
            // An hour that the clocks show twice has one wording.
            assert.equal(say(again.value, now, timeZone, language), said);
            assert.ok(Math.abs(again.value.getTime() - moment.getTime()) <= 3_600_000);
          }
        }
      },
    ),
    { numRuns: 800 },
  );
});

test('A date goes by the clocks of the complex, also over the nights when summer time begins and ends', () => {
  const lisbon = 'Europe/Lisbon';
  const hours = (text: string, now: Date, timeZone: string) => {
    const end = found(text, now, timeZone);
    return end.ok ? (end.value.getTime() - now.getTime()) / 3_600_000 : Number.NaN;
  };
  const spring = new Date('2027-03-27T11:00:00Z');
  assert.equal(hours('завтра', spring, lisbon), 32);
  assert.equal(read('завтра 1:30', spring, lisbon), '2027-03-28 02:30');
  assert.equal(hours('через 24 часа', spring, lisbon), 24);
  const autumn = new Date('2026-10-24T11:00:00Z');
  assert.equal(hours('завтра', autumn, lisbon), 33);
  assert.equal(read('24:00', autumn, lisbon), '2026-10-25 00:00');
  assert.equal(local(endOf('week', autumn, lisbon), lisbon), '2026-10-31 20:00');
  // 01:30 comes twice that night: the second is still ahead when the first is over.
  assert.equal(hours('1:30', new Date('2026-10-25T00:45:00Z'), lisbon), 0.75);
  // Just after midnight there, still the evening before in Greenwich.
  const east = new Date('2026-11-22T21:30:00Z');
  assert.equal(read('завтра', east, 'Asia/Vladivostok'), '2026-11-24 20:00');
});

test('«До вечера» is offered until 19:00 and means 20:00; the others mean 20:00 of their day', () => {
  const at = (clock: string) => new Date(`2026-11-22T${clock}:00+03:00`);
  const all: readonly Stay[] = ['evening', 'tomorrow', '3 days', 'week'];
  assert.deepEqual(staysOffered(at('18:59'), MOSCOW), all);
  assert.deepEqual(staysOffered(at('19:00'), MOSCOW), all.slice(1));
  const ends = all.map((stay) => local(endOf(stay, at('10:00'), MOSCOW)));
  assert.deepEqual(ends, ['2026-11-22 20:00', '2026-11-23 20:00', '2026-11-25 20:00', '2026-11-29 20:00']);
});

test('Whatever is typed, the answer is a refusal or a moment within a year', () => {
  const word = fc.constantFrom(
    ...typed.flatMap((text) => text.split(' ')),
    '31',
    '0',
    '.',
    'в',
    'am',
    '9999',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(word, { maxLength: 6 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, (line) => {
      const end = found(line, EVENING);
      for (const moment of end.ok ? [end.value] : end.why.maybe) {
        const ahead = moment.getTime() - EVENING.getTime();
        assert.ok(ahead > 0 && ahead <= LONGEST_MARK);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('A language more is words more: nothing else has to know of it', () => {
  const [known] = words;
  assert.ok(known);
  const german: DateWords = {
    ...known,
    weekdays: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'].map((one) => [
      one,
    ]),
    months: known.months.map((list, at) => (at === 11 ? [...list, 'dezember'] : list)),
    near: { heute: 0, morgen: 1, übermorgen: 2 },
    units: { ...known.units, hours: { one: ['stunde'], many: ['stunden'] } },
    times: { abend: '20:00', mittag: '12:00' },
    oclock: ['uhr'],
    until: ['bis'],
    at: ['um'],
    on: ['am'],
    clock: 24,
  };
  const inGerman = (text: string) => read(text, NOON, MOSCOW, HOME_BY, [...words, german]);
  assert.equal(read('bis morgen'), 'not understood');
  assert.equal(inGerman('bis morgen um 18 Uhr'), '2026-11-29 18:00');
  assert.equal(inGerman('am Freitag'), '2026-12-04 20:00');
  assert.equal(inGerman('5. Dezember'), '2026-12-05 20:00');
  assert.equal(inGerman('in 2 Stunden'), '2026-11-28 14:00');
  assert.equal(inGerman('bis 20'), '2026-11-28 20:00');
  assert.equal(inGerman('завтра утром'), '2026-11-29 09:00');
});
