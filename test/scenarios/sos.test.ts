import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openLiveHouse } from '../support/test-app.ts';

test('A car alarm howls at night: the holder answers, switches it off, and it is over for everybody', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.advance(5 * 60);
  await app.says(anna, 'SOS сигнализация');
  assert.match(app.reads(anna), /112/);
  await app.says(anna, 'место 45');
  assert.doesNotMatch(app.reads(boris), /места 12|с места/);
  await app.taps(boris, 'Иду');
  await app.advance(2);
  await app.taps(boris, 'Сигнализация выключена');
  matchesGolden(t, app, 'sos', [anna, boris]);
});

test('Three neighbours hear the same alarm: one card that counts them, one answer for all, rings 5 minutes apart', async (t) => {
  const app = await openLiveHouse(t);
  const boris = await app.resident('Борис', [45]);
  const [anna, galya, dima] = await Promise.all([
    app.resident('Анна', [12]),
    app.resident('Галя', [13]),
    app.resident('Дима', [14]),
  ]);
  const rings = () =>
    app.world.messages(boris).filter(({ text }) => /кричит сигнализация|карточка ниже/.test(text ?? ''));
  await app.says(anna, '/sos 45');
  await app.says(galya, '/sos 45');
  assert.equal(rings().length, 1);
  assert.match(app.world.find(boris, 'кричит сигнализация')?.text ?? '', /Просят 2 соседа/);
  await app.advance(5);
  const reminded = rings().length;
  await app.says(dima, '/sos 45');
  assert.equal(rings().length, reminded, 'the reminder has just rung');
  await app.taps(boris, 'Иду');
  for (const one of [anna, galya, dima])
    assert.ok(app.world.find(one, 'Хозяин машины: «Иду»'), one.firstName);
  await app.taps(galya, 'Решено');
  assert.ok(app.world.find(anna, 'Кричит сигнализация')?.reply_markup, 'it still howls for the others');
  await app.taps(boris, 'Сигнализация выключена');
  for (const one of [anna, dima]) assert.ok(app.world.find(one, 'Сигнализация выключена в'), one.firstName);
  const { rows } = await app.pool.query('select count(*)::int as n from alerts');
  assert.equal(rows[0].n, 1);
});

test('Eight neighbours press at the same moment: still one thread', async (t) => {
  const app = await openLiveHouse(t);
  const boris = await app.resident('Борис', [45]);
  const spots = [12, 13, 14, 15, 16, 17, 18, 19];
  const neighbours = await Promise.all(spots.map((spot) => app.resident(`Сосед ${spot}`, [spot])));
  for (const one of neighbours) app.world.say(one, '/sos 45');
  await app.quiet();
  assert.match(app.world.find(boris, 'кричит сигнализация')?.text ?? '', /Просят 8 соседей/);
  for (const one of neighbours) assert.match(app.reads(one), /Доставлено хозяину машины/);
});
