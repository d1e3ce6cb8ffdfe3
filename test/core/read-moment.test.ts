import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOf, LONGEST_MARK, type Stay, staysOffered } from '../../src/core/away/mark.ts';
import { readMoment } from '../../src/core/away/read-moment.ts';
import { inZone } from '../../src/core/kernel/zone.ts';

const MOSCOW = 'Europe/Moscow';

/** A Sunday evening in Moscow, 22:36. */
const EVENING = new Date('2026-11-22T19:36:00Z');

const local = (at: Date, timeZone = MOSCOW) =>
  inZone(at, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

function read(text: string, now = EVENING, timeZone = MOSCOW): string {
  const found = readMoment(text, now, timeZone);
  return found.ok ? local(found.value, timeZone) : found.why;
}

const DATES: readonly (readonly [text: string, until: string])[] = [
  ['25 декабря', '2026-12-25 20:00'],
  ['25.12', '2026-12-25 20:00'],
  ['завтра 18:00', '2026-11-23 18:00'],
  ['Завтра, 18:00', '2026-11-23 18:00'],
  ['до завтра', '2026-11-23 20:00'],
  ['завтра в 18', '2026-11-23 18:00'],
  ['в 6 вечера завтра', '2026-11-23 18:00'],
  ['послезавтра утра', 'not understood'],
  ['послезавтра в 9 утра', '2026-11-24 09:00'],
  ['сегодня 23:30', '2026-11-22 23:30'],
  ['23:30', '2026-11-22 23:30'],
  ['9:00', '2026-11-23 09:00'],
  ['в 9', '2026-11-23 09:00'],
  ['25.12.26 18:30', '2026-12-25 18:30'],
  ['25.12.2026', '2026-12-25 20:00'],
  ['25/12', '2026-12-25 20:00'],
  ['12/25', '2026-12-25 20:00'],
  ['2026-12-25', '2026-12-25 20:00'],
  ['25-го декабря', '2026-12-25 20:00'],
  ['25-го', '2026-11-25 20:00'],
  ['5 числа', '2026-12-05 20:00'],
  ['1 мая', '2027-05-01 20:00'],
  ['3 марта 2027 г.', '2027-03-03 20:00'],
  ['22 ноября', '2026-11-22 20:00 is over: the next one'],
  ['в пятницу', '2026-11-27 20:00'],
  ['воскресенье', '2026-11-29 20:00'],
  ['пт 12:00', '2026-11-27 12:00'],
  ['через 3 дня', '2026-11-25 20:00'],
  ['через неделю', '2026-11-29 20:00'],
  ['2 недели', '2026-12-06 20:00'],
  ['tomorrow 6pm', '2026-11-23 18:00'],
  ['until tomorrow at 6:15 pm', '2026-11-23 18:15'],
  ['December 25', '2026-12-25 20:00'],
  ['25th of December, 10 am', '2026-12-25 10:00'],
  ['Dec. 25 2026', '2026-12-25 20:00'],
  ['on Friday', '2026-11-27 20:00'],
  ['in 3 days', '2026-11-25 20:00'],
  ['in a week', '2026-11-29 20:00'],
  ['the day after tomorrow', '2026-11-24 20:00'],
];

test('People write dates in many ways, and all of them mean the day that anybody would expect', () => {
  for (const [text, until] of DATES) {
    const expected = until.includes('the next one') ? '2027-11-22 20:00' : until;
    assert.equal(read(text), expected, text);
  }
});

test('What is no date, or none that a neighbour could mean, is not guessed at', () => {
  const refused = {
    'not understood': [
      '',
      '45',
      '0',
      '-1',
      '1e9',
      '٤٥',
      '25 абвгд',
      'завтра 25:00',
      'завтра и послезавтра',
      'constructor',
      '25.12 or 26.12',
      'до',
      'd'.repeat(5_000),
      '25'.repeat(2_500),
    ],
    'no such day': ['31.02', '32 декабря', '0.12', '29 февраля 2027', '13.13', '2026-02-30'],
    past: ['сегодня', 'сегодня 18:00', '25.12.2020'],
    'too far': ['25.12.2030', '2099-01-01', '500 дней'],
  };
  for (const [why, texts] of Object.entries(refused))
    for (const text of texts) assert.equal(read(text), why, text);
});

test('A date goes by the clocks of the complex, also over the nights when summer time begins and ends', () => {
  const berlin = 'Europe/Berlin';
  const spring = new Date('2027-03-27T11:00:00Z');
  assert.equal(read('завтра', spring, berlin), '2027-03-28 20:00');
  assert.equal(readMomentHours('завтра', spring, berlin), 31);
  assert.equal(read('завтра 2:30', spring, berlin), '2027-03-28 03:30');
  const autumn = new Date('2026-10-24T10:00:00Z');
  assert.equal(readMomentHours('завтра', autumn, berlin), 33);
  assert.equal(local(endOf('week', autumn, berlin), berlin), '2026-10-31 20:00');
  // Just after midnight there, still the evening before in Greenwich.
  assert.equal(read('завтра', new Date('2026-11-22T21:30:00Z'), 'Asia/Vladivostok'), '2026-11-24 20:00');
});

function readMomentHours(text: string, now: Date, timeZone: string): number {
  const found = readMoment(text, now, timeZone);
  return found.ok ? (found.value.getTime() - now.getTime()) / 3_600_000 : Number.NaN;
}

test('«До вечера» is offered until 19:00 and means 20:00; the others mean 20:00 of their day', () => {
  const at = (clock: string) => new Date(`2026-11-22T${clock}:00+03:00`);
  const all: readonly Stay[] = ['evening', 'tomorrow', '3 days', 'week'];
  assert.deepEqual(staysOffered(at('18:59'), MOSCOW), all);
  assert.deepEqual(staysOffered(at('19:00'), MOSCOW), all.slice(1));
  const ends = all.map((stay) => local(endOf(stay, at('10:00'), MOSCOW)));
  assert.deepEqual(ends, ['2026-11-22 20:00', '2026-11-23 20:00', '2026-11-25 20:00', '2026-11-29 20:00']);
});

test('Every moment within a year that is written out in full is read back', () => {
  const minute = fc.integer({ min: 1, max: LONGEST_MARK / 60_000 });
  fc.assert(
    fc.property(minute, fc.constantFrom(MOSCOW, 'Europe/Berlin', 'Asia/Kathmandu'), (ahead, timeZone) => {
      const moment = inZone(new Date(EVENING.getTime() + ahead * 60_000), timeZone);
      const two = (value: number) => String(value).padStart(2, '0');
      const text = `${two(moment.day)}.${two(moment.month)}.${moment.year} ${two(moment.hour)}:${two(moment.minute)}`;
      assert.equal(read(text, EVENING, timeZone), local(new Date(moment.epochMilliseconds), timeZone));
    }),
  );
});

test('Whatever is typed, the answer is a refusal or a moment within a year', () => {
  const word = fc.constantFrom(...DATES.flatMap(([text]) => text.split(' ')), '31', '0', '.', 'в', 'am');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(word, { maxLength: 5 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const found = readMoment(typed, EVENING, MOSCOW);
      if (!found.ok) return;
      const ahead = found.value.getTime() - EVENING.getTime();
      assert.ok(ahead > 0 && ahead <= LONGEST_MARK);
    }),
    { numRuns: 2_000 },
  );
});
