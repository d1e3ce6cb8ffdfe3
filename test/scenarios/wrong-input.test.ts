import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse } from '../support/house.ts';
import { NO_NUMBERS } from '../support/no-numbers.ts';

const SENTENCES = [...NO_NUMBERS, ['12', /Место 12 — ваше/]] as const;

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
