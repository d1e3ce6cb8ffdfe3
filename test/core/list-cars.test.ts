import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carsIn } from '../../src/core/spots/list-cars.ts';

const CELLS: readonly (readonly [cell: string, plates: readonly string[]])[] = [
  ['А123ВС77', ['А123ВС77']],
  ['а 123 вс 77, Р456КХ 77', ['А123ВС77', 'Р456КХ77']],
  ['A123BC77; а123вс77', ['A123BC77']],
  ['А123ВС77 / гость', ['А123ВС77']],
  ['1234 AB-7', ['1234AB7']],
  ['Лада', []],
  ['777', []],
  ['А123', []],
  ['', []],
  ['=cmd()', []],
];

test('A spot has five cars at most', () => {
  const six = [1, 2, 3, 4, 5, 6].map((digit) => `А12${digit}ВС77`);
  assert.deepEqual(carsIn(six.join(', ')), six.slice(0, 5));
});

test('A cell of the list holds whole numbers of cars; whatever else stands there is none', () => {
  for (const [cell, plates] of CELLS) assert.deepEqual(carsIn(cell), plates, cell);
});
