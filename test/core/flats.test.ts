import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import type { Tx } from '../../src/core/ports.ts';
import type { Claim } from '../../src/core/residents/claim.ts';
import { compareFlats } from '../../src/core/residents/claimed-flats.ts';
import { flatsIn, meet } from '../../src/core/spots/flats.ts';

const READ: readonly (readonly [string, readonly string[]])[] = [
  ['87', ['87']],
  ['87.0', ['87']],
  ['87,0', ['87']],
  ['87, 88', ['87', '88']],
  ['87/88', ['87', '88']],
  ['87; 88 | 89', ['87', '88', '89']],
  ['87 и 88', ['87', '88']],
  ['кв. 87', ['87']],
  ['КВ.87', ['87']],
  ['квартира № 87', ['87']],
  ['№87', ['87']],
  ['87 кв.', ['87']],
  ['Apt. 12b', ['12b']],
  ['12 б', ['12б']],
  ['12-Б', ['12-Б']],
  ['А12', ['А12']],
  ['3-45', ['3-45']],
  ['87, 87, 87а, 87-а, 87a', ['87', '87а']],
  ['кв 87, подъезд 2, этаж 3', ['87']],
  ['', []],
  ['0', []],
  ['нежилое', []],
  ['Иванов И. И.', []],
  ['87 Иванов', []],
  ['123456', []],
  ['-87', []],
  ['=87', []],
  ['+7 916 123-45-67', []],
  ["'; drop table spots; --", []],
];

test('Flats are read as people write them, and whatever else stands there is none', () => {
  for (const [cell, flats] of READ) assert.deepEqual(flatsIn(cell), flats, cell);
  const many = Array.from({ length: 30 }, (_, at) => at + 1).join(', ');
  assert.equal(flatsIn(many).length, 10);
});

const MEET: readonly (readonly [string, string, boolean])[] = [
  ['87', '87', true],
  ['87', '87, 88', true],
  ['87А', '87-а', true],
  ['87a', '87а', true],
  ['12B', '12в', true],
  ['87', '187', false],
  ['87', '87а', false],
  ['3-45', '345', false],
  ['', '87', false],
];

test('Two flats are the same however they are spelled, and no other flat is', () => {
  for (const [one, other, same] of MEET)
    assert.equal(meet(flatsIn(one), flatsIn(other)), same, `${one} and ${other}`);
});

test('A claim for two spots agrees with the list where both are of that flat, and not where one is', async () => {
  const [here, there] = [45, 46].map((number) => spotNumber(number) ?? assert.fail());
  assert.ok(here && there);
  const agrees = async (...flats: readonly string[]) => {
    const list = new Map([here, there].map((spot, at) => [spot, [flats[at] ?? '']]));
    const tx = { spotBook: { flats: async () => list } } as unknown as Tx;
    const spots = [here, there].map((spot) => ({ spot, state: 'open' as const }));
    const claim = { complex: complexId(1), applicant: personId(1), flat: '87', spots } as unknown as Claim;
    return (await compareFlats(tx, claim))?.agrees;
  };
  assert.deepEqual([await agrees('87', '87'), await agrees('87', '88')], [true, false]);
});
