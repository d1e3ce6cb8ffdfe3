import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';

test('A car alarm howls at night: the holder answers, switches it off, and it is over for everybody', async (t) => {
  const house = await openHouse(t);
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
