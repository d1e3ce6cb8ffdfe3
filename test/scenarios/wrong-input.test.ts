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

for (const typed of ['45', '№45', '№ 45', 'место 45', '45.', ' 45 ', '#45', 'Место №45!']) {
  test(`«${typed}» is understood as spot 45`, async (t) => {
    const house = await openHouse(t);
    const anna = await house.resident('Анна', [12]);
    await house.resident('Борис', [45]);
    await house.says(anna, 'Перегородили');
    await house.says(anna, typed);
    assert.match(house.reads(anna), /Доставлено/);
  });
}

test('A bare number outside a dialog asks what about it and sends nothing before a press', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const before = house.world.messages(boris).length;
  await house.says(anna, '45');
  assert.match(house.reads(anna), /Что с местом 45\?/);
  assert.equal(house.world.messages(boris).length, before);
  await house.taps(anna, 'Перегородили');
  assert.equal(house.world.messages(boris).length, before + 1);
});

test('/start, /menu, /cancel, «Отмена» and any menu label leave the dialog; so do 15 minutes', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const before = house.world.messages(boris).length;
  const leave = [
    () => house.says(anna, '/start'),
    () => house.says(anna, '/menu'),
    () => house.says(anna, '/cancel'),
    () => house.says(anna, 'отмена'),
    () => house.taps(anna, 'Отмена'),
    () => house.says(anna, 'Help'),
    () => house.pass(15),
  ];
  for (const go of leave) {
    await house.says(anna, 'Blocked in');
    await go();
    await house.says(anna, '45');
    assert.match(house.reads(anna), /Что с местом 45\?/);
    await house.pass(1);
  }
  assert.equal(house.world.messages(boris).length, before);
});
