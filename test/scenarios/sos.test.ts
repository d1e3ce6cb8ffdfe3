import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openLiveHouse } from '../support/house.ts';

test('A car alarm howls at night: the holder answers, switches it off, and it is over for everybody', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.pass(5 * 60);
  await house.says(anna, 'SOS сигнализация');
  assert.match(house.reads(anna), /112/);
  await house.says(anna, 'место 45');
  assert.doesNotMatch(house.reads(boris), /места 12|с места/);
  await house.taps(boris, 'Иду');
  await house.pass(2);
  await house.taps(boris, 'Сигнализация выключена');
  matchesGolden(t, house, 'sos', [anna, boris]);
});

test('Three neighbours hear the same alarm: one card that counts them, one answer for all, rings 5 minutes apart', async (t) => {
  const house = await openLiveHouse(t);
  const boris = await house.resident('Борис', [45]);
  const [anna, galya, dima] = await Promise.all([
    house.resident('Анна', [12]),
    house.resident('Галя', [13]),
    house.resident('Дима', [14]),
  ]);
  const rings = () =>
    house.world.messages(boris).filter(({ text }) => /кричит сигнализация|карточка ниже/.test(text ?? ''));
  await house.says(anna, '/sos 45');
  await house.says(galya, '/sos 45');
  assert.equal(rings().length, 1);
  assert.match(house.world.find(boris, 'кричит сигнализация')?.text ?? '', /Просят 2 соседа/);
  await house.pass(5);
  const reminded = rings().length;
  await house.says(dima, '/sos 45');
  assert.equal(rings().length, reminded, 'the reminder has just rung');
  await house.taps(boris, 'Иду');
  for (const one of [anna, galya, dima]) assert.ok(house.world.find(one, 'Владелец: «Иду»'), one.firstName);
  await house.taps(galya, 'Решено');
  assert.ok(house.world.find(anna, 'Кричит сигнализация')?.reply_markup, 'it still howls for the others');
  await house.taps(boris, 'Сигнализация выключена');
  for (const one of [anna, dima]) assert.ok(house.world.find(one, 'Сигнализация выключена в'), one.firstName);
  const { rows } = await house.pool.query('select count(*)::int as n from alerts');
  assert.equal(rows[0].n, 1);
});

test('Eight neighbours press at the same moment: still one thread', async (t) => {
  const house = await openLiveHouse(t);
  const boris = await house.resident('Борис', [45]);
  const spots = [12, 13, 14, 15, 16, 17, 18, 19];
  const neighbours = await Promise.all(spots.map((spot) => house.resident(`Сосед ${spot}`, [spot])));
  for (const one of neighbours) house.world.say(one, '/sos 45');
  await house.quiet();
  assert.match(house.world.find(boris, 'кричит сигнализация')?.text ?? '', /Просят 8 соседей/);
  for (const one of neighbours) assert.match(house.reads(one), /Доставлено владельцу/);
});
