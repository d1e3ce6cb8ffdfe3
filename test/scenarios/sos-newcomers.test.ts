import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';

/** Somebody who lives here holds one more spot, and no feature noticed. */
async function holds(house: House, person: Person, spot: number): Promise<void> {
  await house.pool.query('insert into spots (complex_id, number) select id, $1 from complexes', [spot]);
  await house.pool.query(
    `insert into holdings (complex_id, spot, person_id, since)
     select complex_id, $2, person_id, now() from memberships
     where person_id = (select person_id from addresses where external_id = $1)`,
    [person.id, spot],
  );
}

/** Until somebody waits for what another transaction holds. */
async function waitsForLock(house: House): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  for (let asked = 0; asked < 2_000; asked += 1) {
    if ((await house.pool.query(waiting)).rows.length > 0) return;
  }
  assert.fail('nobody waits');
}

test('An alarm on a spot that nobody registered reaches whoever is given the spot later', async (t) => {
  const house = await openHouse(t);
  const vera = await house.admin('Вера', [1]);
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, '/sos');
  house.world.photo(anna, { caption: '45 моргает левая фара' });
  await house.quiet();
  assert.match(house.reads(anna), /никто не зарегистрировал/);
  await house.pass(8);
  const boris = house.stranger('Борис');
  await house.says(boris, '/start');
  await house.taps(boris, 'Согласен');
  await house.says(boris, '45');
  await house.taps(vera, 'Одобрить');
  assert.match(house.world.find(boris, 'кричит сигнализация')?.text ?? '', /моргает левая фара/);
  assert.equal(house.world.messages(boris).filter(({ photo }) => photo).length, 1);
  const card = house.world.find(anna, 'Кричит сигнализация')?.text ?? '';
  assert.match(card, /Доставлено/);
  assert.doesNotMatch(card, /никто не зарегистрировал/);
  await house.pass(1);
  assert.ok(!house.world.find(boris, 'Напоминание'), 'he has just heard of it');
  await house.pass(4);
  assert.ok(house.world.find(boris, 'Напоминание'));
  await house.taps(boris, 'Сигнализация выключена');
  assert.match(house.world.find(anna, 'Кричит сигнализация')?.text ?? '', /Сигнализация выключена/);
});

test('An alarm whose only holder left reaches whoever gets the spot after him', async (t) => {
  const house = await openHouse(t);
  const vera = await house.admin('Вера', [1]);
  const boris = await house.resident('Борис', [45, 46]);
  const galya = await house.resident('Галя', [13]);
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, '/sos 45');
  await house.says(boris, 'Моё место');
  await house.taps(boris, 'Отказаться от места');
  await house.taps(boris, 'Место 45');
  await house.taps(boris, 'Подтвердить');
  assert.ok(!house.world.find(boris, 'кричит сигнализация')?.reply_markup);
  await house.says(galya, 'Моё место');
  await house.taps(galya, 'Добавить место');
  await house.says(galya, '45');
  await house.taps(vera, 'Одобрить');
  assert.ok(house.world.find(galya, 'кричит сигнализация'));
});

test('The next neighbour who joins tells today’s holders, and does not read that there are none', async (t) => {
  const house = await openHouse(t);
  const boris = await house.resident('Борис', [46]);
  const anna = await house.resident('Анна', [12]);
  const galya = await house.resident('Галя', [13]);
  await house.says(anna, '/sos 45');
  await holds(house, boris, 45);
  await house.says(galya, '/sos 45');
  assert.match(house.world.find(boris, 'кричит сигнализация')?.text ?? '', /Просят 2 соседа/);
  for (const one of [anna, galya]) {
    const card = house.world.find(one, 'Кричит сигнализация')?.text ?? '';
    assert.match(card, /Доставлено/);
    assert.doesNotMatch(card, /никто не зарегистрировал/);
  }
});

test('An alarm that is switched off while a neighbour joins is raised anew for him', async (t) => {
  const house = await openLiveHouse(t);
  const boris = await house.resident('Борис', [45]);
  const anna = await house.resident('Анна', [12]);
  const galya = await house.resident('Галя', [13]);
  await house.says(anna, '/sos 45');
  const closing = await house.pool.connect();
  try {
    await closing.query('begin');
    await closing.query(`update alerts set state = 'closed', closing = 'alarm off', closed_at = raised_at`);
    house.world.say(galya, '/sos 45');
    await waitsForLock(house);
    await closing.query('commit');
  } finally {
    closing.release();
  }
  await house.quiet();
  assert.match(house.world.find(galya, 'Кричит сигнализация')?.text ?? '', /Доставлено/);
  const { rows } = await house.pool.query(`select state from alerts order by id`);
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['closed', 'open'],
  );
  assert.ok(house.world.find(boris, 'кричит сигнализация')?.reply_markup);
});
