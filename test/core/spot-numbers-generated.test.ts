import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readRequest } from '../../src/core/alerts/read-request.ts';
import { LARGEST_SPOT } from '../../src/core/kernel/ids.ts';
import { readSpot, readSpots } from '../../src/core/spots/read-spots.ts';
import type { RequestWords } from '../../src/core/spots/request-words.ts';
import { lexicon } from '../support/lexicon.ts';

const { requests } = lexicon;

const spot = fc.integer({ min: 1, max: LARGEST_SPOT });
const marks = fc.constantFrom('', ' ', '№', '№ ', 'место ', 'Место №', '#', 'м/м ', 'spot ', 'no. ');
const signs = fc.constantFrom('', ' ', '.', '!', '?');

test('A number is understood however people dress it', () => {
  fc.assert(
    fc.property(marks, spot, signs, (before, number, behind) => {
      assert.deepEqual(readSpot(`${before}${number}${behind}`, requests), { ok: true, value: number });
    }),
  );
});

test('Numbers on lines of their own are several, however like thousands they look', () => {
  assert.deepEqual(readSpots('1\n100', requests), { ok: true, value: [1, 100] });
});

test('Several numbers of a claim come back once each, ascending, whatever stands between them', () => {
  const separator = fc.constantFrom(', ', ',', ' и ', '; ', '\n', ' and ');
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 10 }), separator, (numbers, between) => {
      const wanted = [...new Set(numbers)].sort((a, b) => a - b);
      assert.deepEqual(readSpots(numbers.join(between), requests), { ok: true, value: wanted });
    }),
  );
});

const ordinary = fc
  .stringMatching(/^[а-яa-z]{1,12}( [а-яa-z]{1,12}){0,4}$/)
  .filter((text) => !text.split(' ').some((word) => isKnown(word)));

/** Every word that the two languages know of is tried by itself below. */
function isKnown(word: string): boolean {
  return requests.some((one) => Object.values<readonly string[]>(one).some((words) => words.includes(word)));
}

test('Words that mean nothing beside a number change nothing: it is the spot, and they are passed on', () => {
  fc.assert(
    fc.property(spot, ordinary, (number, text) => {
      const read = readRequest({ before: '', after: `${number} ${text}` }, requests);
      assert.deepEqual([read.spots, read.certain, read.text], [[number], true, text]);
    }),
  );
});

const small = fc.integer({ min: 1, max: 12 });
const word = (...roles: (keyof RequestWords)[]) =>
  fc.constantFrom(...requests.flatMap((one) => roles.flatMap((role) => one[role])));
const noSpots = fc.oneof(
  fc.tuple(small, word('months', 'hours')).map((pair) => pair.join(' ')),
  fc.tuple(spot, word('measured')).map((pair) => pair.join(' ')),
  fc.tuple(spot, word('counted', 'numberedBehind')).map((pair) => pair.join(' ')),
  fc.tuple(word('numbered'), fc.constantFrom(' ', ' №', ' № ', ': '), spot).map((parts) => parts.join('')),
  fc.tuple(spot, fc.constantFrom(' ₽', '₽', '$', ' €', '%')).map((pair) => pair.join('')),
  fc.tuple(small, small).map(([day, month]) => `${day}.${String(month).padStart(2, '0')}`),
  fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 10, max: 59 })).map((pair) => pair.join(':')),
  fc
    .integer({ min: 10 ** 9, max: 10 ** 10 - 1 })
    .map((digits) => `8 ${String(digits).replace(/(\d{3})(\d{3})(\d{2})(\d{2})/, '$1 $2-$3-$4')}`),
);

test('A date, an hour, a price, a flat, so many minutes, a phone: never a spot that somebody is alarmed about', () => {
  fc.assert(
    fc.property(noSpots, fc.constantFrom('', ', ', ' и '), ordinary, (number, sign, text) => {
      const line = `${number}${sign}${sign === '' ? ' ' : ''}${text}`;
      assert.deepEqual(readRequest({ before: '', after: line }, requests).certain, false, line);
      assert.equal(readSpot(line, requests).ok, false, line);
    }),
    { numRuns: 400 },
  );
});

test('Whatever is typed, what is taken stands there in digits, and reading it never throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer().map(String),
    fc.constantFrom('место ', '№', ', ', ' и ', '-', '/', '.', ' этаж', ' минут', 'а', ' моё '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      const read = readSpots(text, requests);
      if (read.ok)
        assert.ok(read.value.length > 0 && read.value.every((one) => one >= 1 && one <= LARGEST_SPOT));
    }),
  );
});
