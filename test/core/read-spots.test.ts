import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LARGEST_SPOT } from '../../src/core/kernel/ids.ts';
import { readSpot, readSpots } from '../../src/core/spots/read-spots.ts';

const spot = fc.integer({ min: 1, max: LARGEST_SPOT });
const around = fc.constantFrom('', ' ', '№', '№ ', 'место ', 'Место №', '#', 'м/м ', 'spot ', 'no. ');

test('A number is understood however people decorate it', () => {
  fc.assert(
    fc.property(around, spot, fc.constantFrom('', ' ', '.', '!', '?'), (before, number, behind) => {
      assert.deepEqual(readSpot(`${before}${number}${behind}`), { ok: true, value: number });
    }),
  );
});

test('Several numbers come back once each, ascending, whatever stands between them', () => {
  const separator = fc.constantFrom(', ', ',', ' ', ' и ', '; ', '\n', ' and ');
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 10 }), separator, (numbers, between) => {
      const wanted = [...new Set(numbers)].sort((a, b) => a - b);
      assert.deepEqual(readSpots(numbers.join(between)), { ok: true, value: wanted });
    }),
  );
});

test('Whatever is typed, nothing is guessed: letters beside the digits are never a spot', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const read = readSpots(text);
      if (!read.ok) return;
      assert.ok(read.value.length > 0 && read.value.every((one) => one >= 1 && one <= LARGEST_SPOT));
      assert.doesNotMatch(
        text.replace(/мест[оа]?|машиноместо|spots?|places?|номер|number|no|и|and/giu, ''),
        /\p{L}/u,
      );
    }),
  );
});

test('Zero, negative and huge numbers are told apart from no number at all', () => {
  const table: readonly (readonly [string, string])[] = [
    ['0', 'out of range'],
    ['-1', 'out of range'],
    ['100000', 'out of range'],
    ['9'.repeat(400), 'out of range'],
    ['', 'no number'],
    ['место', 'no number'],
    ['1e3', 'no number'],
    ['0x10', 'no number'],
    ['12.5.', 'several numbers'],
    ['12-13', 'no number'],
  ];
  for (const [text, why] of table) assert.deepEqual(readSpot(text), { ok: false, why }, text);
  assert.deepEqual(readSpots('1 2 3 4 5 6 7 8 9 10 11'), { ok: false, why: 'too many numbers' });
});
