import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spotNumber } from '../../src/core/kernel/ids.ts';
import { foldSpots } from '../../src/core/spots/fold-spots.ts';
import { readSpotRanges } from '../../src/core/spots/read-spot-ranges.ts';
import { lexicon } from '../support/lexicon.ts';

const { requests } = lexicon;

const folded = (spots: Parameters<typeof foldSpots>[0]) =>
  foldSpots(spots)
    .map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
    .join(', ');

/** What was understood; «?» behind it: its author is asked whether that is so. */
function understood(text: string): string {
  const read = readSpotRanges(text, requests);
  return read.ok ? `${folded(read.value.spots)}${read.value.isSure ? '' : '?'}` : read.why;
}

const TABLE: readonly (readonly [typed: string, understood: string])[] = [
  ['40-60, 75', '40-60, 75'],
  ['40–60,75', '40-60, 75'],
  ['40 - 60; 75', '40-60, 75'],
  ['40—42', '40-42'],
  ['40…42', '40-42'],
  ['40..42', '40-42'],
  ['с 40 по 60', '40-60'],
  ['места с 40 по 60 и 75', '40-60, 75'],
  ['от 40 до 42', '40-42'],
  ['с 40-го по 42-е', '40-42'],
  ['Местам 12, 13', '12, 13'],
  ['12 13 14', '12-14'],
  ['12\n13\n15-17', '12, 13, 15-17'],
  ['№№ 12, 13', '12, 13'],
  ['места №12-14, пожалуйста', '12-14'],
  ['spots 40 to 42 and 50', '40-42, 50'],
  ['from 40 through 42', '40-42'],
  ['45', '45'],
  ['45, 45, 44', '44, 45'],
  ['1-3, 2-5', '1-5'],
  ['99997-99999', '99997-99999'],
  // Something in it may be meant otherwise.
  ['60-58', '58-60?'],
  ['45-45', '45?'],
  ['140-160-175', '140-175?'],
  ['40-60, кроме 45', '40-60?'],
  ['40-60 кроме 75', '40-60, 75?'],
  ['все после 40', '40?'],
  ['45а', '45?'],
  ['45/46', '45, 46?'],
  ['1 200', '1, 200?'],
  ['места 45, 46, 2 этаж', '45, 46?'],
  ['места 45, 46 до 10:30', '45, 46?'],
  // No spots.
  ['', 'no number'],
  ['всем', 'no number'],
  ['завтра в 10:30', 'no number'],
  ['5 минут', 'no number'],
  ['0', 'out of range'],
  ['100000', 'out of range'],
  ['45, 100500', 'out of range'],
  ['+7 900 123-45-67', 'phone'],
  ['1-99999', 'too many'],
  ['1-5000', '1-5000'],
  ['1-5001', 'too many'],
  ['1-3000, 4001-6500', 'too many'],
];

for (const [typed, meant] of TABLE)
  test(`Typed for many spots, «${typed.replaceAll('\n', '⏎')}» is ${meant}`, () =>
    assert.equal(understood(typed), meant));

test('Spots that follow each other are said as a range, two of them as two', () => {
  const said = (...numbers: number[]) => folded(numbers.flatMap((one) => spotNumber(one) ?? []));
  assert.equal(said(40, 41, 42, 45, 50, 51), '40-42, 45, 50, 51');
  assert.equal(said(7), '7');
  assert.equal(said(), '');
});
