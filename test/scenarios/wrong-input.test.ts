import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse } from '../support/house.ts';

const SENTENCES: readonly (readonly [typed: string, answer: RegExp])[] = [
  ['0', /от 1 до 99999/],
  ['-1', /от 1 до 99999/],
  ['1000000000', /от 1 до 99999/],
  ['1e9', /Не вижу номера/],
  ['45abc', /Не вижу номера/],
  ['٤٥', /Не вижу номера/],
  ['45 46', /несколько номеров/],
  ['на 2 этаже', /Не вижу номера/],
  ['я'.repeat(4096), /Не вижу номера/],
  ["'; drop table spots; --", /Не вижу номера/],
  ['12', /Место 12 — ваше/],
];

test('Whatever is typed instead of a number gets a kind sentence, and the question stays open', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45]);
  await house.says(anna, 'Перегородили');
  for (const [typed, answer] of SENTENCES) {
    await house.says(anna, typed);
    assert.match(house.reads(anna), answer, typed);
    await house.pass(1);
  }
  for (const send of [house.world.photo, house.world.sticker, house.world.voice]) {
    send(anna);
    await house.quiet();
    assert.match(house.reads(anna), /нужен номер места/);
  }
  await house.says(anna, '№45');
  assert.match(house.reads(anna), /Доставлено/);
});
