import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';
import { invites } from '../support/passes.ts';

const HOUR = 3_600_000;

/** The machine finds out that its clock was ahead: everything that was written until now lies in the future. */
async function setBack(house: House, hours: number) {
  // What is brought back last, so that the test sees when everything is.
  await house.pool.query(
    `insert into asked_back (complex_id, person_id, expires_at)
     select complex_id, person_id, '2100-01-01' from memberships limit 1`,
  );
  house.clock.advance(-hours * HOUR);
  const open = async () =>
    (await house.pool.query("select from asked_back where expires_at = '2100-01-01'")).rowCount;
  for (let looks = 0; (await open()) && looks < 200; looks += 1) await setTimeout(10);
  assert.equal(await open(), 0, 'brought back');
  await house.pool.query('delete from asked_back');
  await house.quiet();
}

const heard = (house: House, person: Parameters<House['says']>[0], piece: string) =>
  house.world.messages(person).filter(({ text }) => text?.includes(piece)).length;

test('A thread that was raised under the wrong clock is reminded, called for and asked about as if it began now', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const stepan = await house.guard('Степан');
  await house.says(anna, '/blocked 45');
  await setBack(house, 1);
  await house.pass(5);
  assert.equal(heard(house, boris, 'Актуальная карточка ниже'), 1, 'the holder is reminded');
  assert.doesNotMatch(house.reads(stepan), /Место 45/);
  await house.pass(5);
  assert.match(house.reads(stepan), /45/, 'the guard is called');
  await house.taps(boris, 'Иду');
  await setBack(house, 1);
  const asked = heard(house, anna, 'Актуальная карточка ниже');
  await house.pass(7);
  assert.equal(
    heard(house, anna, 'Актуальная карточка ниже'),
    asked + 1,
    'the sender is asked whether it is done',
  );
  await house.pass(120);
  const { rows } = await house.pool.query('select closing from alerts');
  assert.deepEqual(rows, [{ closing: 'expired' }]);
});

test('What was spent in hours that never were is not spent: alerts, a pause, typed lines, numbers, a copy', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const olga = await house.admin('Ольга');
  const spots = Array.from({ length: 30 }, (_, at) => 40 + at);
  await house.resident('Борис', spots);
  const raise = async (spot: number) => {
    await house.says(anna, `/blocked ${spot}`);
    return house.reads(anna);
  };
  for (const spot of [41, 42, 43]) assert.match(await raise(spot), /Доставлено/);
  assert.match(await raise(44), /не больше 3/);
  await setBack(house, 1);
  await house.pass(10);
  assert.match(await raise(44), /Доставлено/);

  for (let line = 1; line <= 12; line += 1) await house.says(anna, `привет${'!'.repeat(line)}`);
  assert.match(house.reads(anna), /Слишком много/);
  await setBack(house, 1);
  await house.says(anna, 'снова здесь');
  assert.match(house.reads(anna), /непонятно, кому/);

  await house.pool.query('update tried_numbers set spot = spot + 500');
  await house.pool.query(
    `insert into tried_numbers select complex_id, person_id, n, $1 from tried_numbers t, generate_series(1, 20) n
     where t.spot = 541`,
    [new Date(house.clock.now().getTime() + HOUR)],
  );
  await house.says(anna, 'Справочник мест');
  await house.says(anna, '69');
  assert.doesNotMatch(house.reads(anna), /много/);

  const copy = async () => {
    await house.says(olga, 'Управление');
    return house.taps(olga, 'Резервная копия');
  };
  await copy();
  await setBack(house, 1);
  assert.equal(await copy(), '', 'no toast that one was made just now');
});

test('Sender and holder may raise the same alert anew: it was not closed in the future', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Решено');
  await setBack(house, 1);
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(anna), /Доставлено/);
});

test('An alert that Telegram did not take under the wrong clock arrives when it takes it, not an hour later', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const mend = house.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  house.world.say(anna, '/blocked 45');
  await house.world.until(() => house.world.log.some(({ params }) => params.chat_id === boris.id));
  await house.quiet();
  await setBack(house, 1);
  mend();
  await house.pass(1);
  assert.equal(heard(house, boris, 'мешает выехать'), 1);
});

test('«Не беспокоить от этого соседа» and a guest pass last as long as they were asked for', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const ivan = await house.guard('Иван');
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Не беспокоить от этого соседа сутки');
  await house.says(anna, 'Решено');
  await invites(house, anna, 'Марина', '2 часа');
  await house.says(ivan, 'Проверить пропуск');
  await house.says(ivan, 'Марина');
  await house.taps(ivan, 'Въехал');
  await setBack(house, 24 * 300);
  const { rows } = await house.pool.query(
    `select (select max(muted_until) from mutes) - $1::timestamptz as muted,
      (select max(until) from guest_passes) - $1::timestamptz as valid`,
    [house.clock.now()],
  );
  assert.deepEqual([rows[0].muted.hours, rows[0].muted.days], [undefined, 1]);
  assert.equal(rows[0].valid.hours, 2);
  assert.equal(await house.taps(ivan, 'Выехал'), 'Отметил: выехал');
});

test('The daily copy is made the next night although the last one was made «tomorrow»', async (t) => {
  const house = await openHouse(t);
  const made = async () =>
    (await house.pool.query("select from backups where kind = 'daily' and state = 'made'")).rowCount;
  await house.resident('Анна', [12]);
  await house.pass(24 * 60 * 20);
  assert.equal(await made(), 1);
  await setBack(house, 24 * 20);
  await house.pass(24 * 60);
  assert.equal(await made(), 2);
  await house.pass(24 * 60);
  assert.equal(await made(), 3);
});

test('A claim that was made under the wrong clock is brought up after a day', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, 'Моё место');
  await house.pool.query(
    `insert into claims (complex_id, person_id, made_at) select complex_id, person_id, $1 from memberships where roles = '{}'`,
    [house.clock.now()],
  );
  await house.pool.query(
    `insert into timers select complex_id, 'claim', id, made_at + interval '24 hours' from claims`,
  );
  await setBack(house, 24 * 300);
  const before = house.world.messages(olga).length;
  await house.pass(24 * 60);
  assert.equal(house.world.messages(olga).length, before + 1);
});
