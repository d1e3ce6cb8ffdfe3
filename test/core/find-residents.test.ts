import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { findResidents } from '../../src/core/residents/find-residents.ts';

const lives = (person: number, displayName: string, ...spots: readonly number[]) => {
  const held = spots.map((spot) => spotNumber(spot) ?? assert.fail());
  return { person: personId(person), displayName, roles: ['resident'], spots: held, away: false } as const;
};

const HOUSE = [lives(1, 'Анна Ёлкина', 12), lives(2, 'Борис', 7, 45), lives(3, 'Анна Петрова', 145)];

test('A resident is found by every word of the name, or by the spot; by no word nobody is', () => {
  for (const [query, ...found] of [
    ['анна', 1, 3],
    ['анна елк', 1],
    [' ПЕТРОВА  анна ', 3],
    ['45', 2],
    ['анна 45'],
    ['   '],
    ['\u0301'],
  ] as const)
    assert.deepEqual(
      findResidents(HOUSE, query, []).map(({ person }) => person),
      found,
      query,
    );
});
