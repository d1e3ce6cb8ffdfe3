import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything } from '../support/everything.ts';
import { type House, openHouse } from '../support/house.ts';
import { restart } from '../support/joining.ts';

const DAY = 24 * 60;

async function count(house: House, table: string): Promise<number> {
  const { rows } = await house.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}

test('An alert and everything written in it is gone 90 days after its end, and not before', async (t) => {
  const house = await openHouse(t);
  await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Ответить');
  await house.says(boris, 'Уже бегу вниз');
  await house.says(anna, '/cancel');
  await house.taps(anna, 'Решено');
  await house.pass(89 * DAY);
  assert.equal(await count(house, 'alerts'), 1);
  assert.ok((await everything(house)).includes('Уже бегу вниз'));
  await house.pass(2 * DAY);
  assert.equal(await count(house, 'alerts'), 0);
  assert.ok(!(await everything(house)).includes('Уже бегу вниз'));
  assert.equal(await count(house, "cards where subject_kind in ('alert', 'letter')"), 0);
  // The people and their spots stay as they are.
  assert.equal(await count(house, 'holdings'), 2);
});

test('A guest pass and its guest are gone 30 days after its end; whoever is forgotten takes his passes with him', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  for (const [host, guest] of [
    [anna, 'А111АА'],
    [boris, 'Тётя Клава'],
  ] as const) {
    await house.says(host, 'Гостевой пропуск');
    await house.says(host, guest);
    await house.taps(host, '2 часа');
  }
  assert.equal(await count(house, 'guest_passes where ended_at is null'), 2);
  await house.says(boris, '/forget');
  await house.taps(boris, 'Подтвердить');
  assert.ok(!(await everything(house)).includes('Клава'));
  await house.pass(DAY);
  await house.pass(28 * DAY);
  assert.equal(await count(house, 'guest_passes where ended_at is not null'), 1);
  await house.pass(4 * DAY);
  assert.ok(!(await everything(house)).includes('А111АА'));
});

test('The journal forgets after a year, and names nobody who was forgotten', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.admin('Павел');
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Пригласить охрану');
  assert.equal(await count(house, 'journal where by_person is not null'), 1);
  await house.says(olga, '/forget');
  await house.taps(olga, 'Подтвердить');
  assert.equal(await count(house, 'journal where by_person is null'), 1);
  await house.pass(364 * DAY);
  assert.equal(await count(house, 'journal'), 1);
  await house.pass(2 * DAY);
  assert.equal(await count(house, 'journal'), 0);
});

test('A house that was off for months clears out once at its start, and every day from then on', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Иду');
  await house.taps(anna, 'Решено');
  await house.stopBot();
  house.clock.advance(100 * DAY * 60_000);
  await house.startBot();
  await house.quiet();
  assert.equal(await count(house, 'alerts'), 0);
  assert.equal(await count(house, "timers where kind = 'retention'"), 1);
  await restart(house);
  await house.quiet();
  assert.equal(await count(house, "timers where kind = 'retention'"), 1);
});
