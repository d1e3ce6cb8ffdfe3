import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { applies } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

/** Somebody who lives here holds one more spot, and no feature noticed. */
async function holds(app: TestApp, person: Person, spot: number): Promise<void> {
  await app.pool.query('insert into spots (complex_id, number) select id, $1 from complexes', [spot]);
  await app.pool.query(
    `insert into holdings (complex_id, spot, person_id, since)
     select complex_id, $2, person_id, now() from memberships
     where person_id = (select person_id from addresses where external_id = $1)`,
    [person.id, spot],
  );
}

/** Until somebody waits for what another transaction holds. */
async function waitsForLock(app: TestApp): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  for (let asked = 0; asked < 2_000; asked += 1) {
    if ((await app.pool.query(waiting)).rows.length > 0) return;
  }
  assert.fail('nobody waits');
}

test('An alarm on a spot that nobody registered reaches whoever is given the spot later', async (t) => {
  const app = await openTestApp(t);
  const vera = await app.admin('Вера', [1]);
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, '/sos');
  app.world.photo(anna, { caption: '45 моргает левая фара' });
  await app.quiet();
  assert.match(app.reads(anna), /никто не зарегистрировал/);
  await app.advance(8);
  const boris = app.stranger('Борис');
  await app.says(boris, '/start');
  await app.taps(boris, 'Согласен');
  await app.says(boris, '45');
  await app.taps(vera, 'Одобрить');
  assert.match(app.world.find(boris, 'кричит сигнализация')?.text ?? '', /моргает левая фара/);
  assert.equal(app.world.messages(boris).filter(({ photo }) => photo).length, 1);
  const card = app.world.find(anna, 'Кричит сигнализация')?.text ?? '';
  assert.match(card, /Доставлено/);
  assert.doesNotMatch(card, /никто не зарегистрировал/);
  await app.advance(1);
  assert.ok(!app.world.find(boris, 'Напоминание'), 'he has just heard of it');
  const isCalled = () => app.world.find(vera, 'Сигнализация: место 45') !== undefined;
  assert.equal(isCalled(), false);
  await app.advance(1);
  assert.equal(isCalled(), true, 'help comes no later because somebody else was told');
  await app.advance(3);
  assert.ok(app.world.find(boris, 'Напоминание'));
  await app.taps(boris, 'Сигнализация выключена');
  assert.match(app.world.find(anna, 'Кричит сигнализация')?.text ?? '', /Сигнализация выключена/);
});

test('An alarm whose only holder left reaches whoever gets the spot after him', async (t) => {
  const app = await openTestApp(t);
  const vera = await app.admin('Вера', [1]);
  const boris = await app.resident('Борис', [45, 46]);
  const galya = await app.resident('Галя', [13]);
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, '/sos 45');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Место 45');
  await app.taps(boris, 'Подтвердить');
  assert.ok(!app.world.find(boris, 'кричит сигнализация')?.reply_markup);
  await app.says(galya, 'Моё место');
  await app.taps(galya, 'Добавить место');
  await app.says(galya, '45');
  await app.taps(vera, 'Одобрить');
  assert.ok(app.world.find(galya, 'кричит сигнализация'));
});

test('Whoever is given the spot after the only holder was reminded and is gone is reminded himself', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [13]);
  await app.says(anna, '/sos 45');
  await app.advance(5);
  assert.ok(app.world.find(boris, 'Напоминание'));
  app.world.block(boris);
  await app.quiet();
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '45');
  await app.taps(olga, 'Назначить место');
  await app.says(olga, 'вера');
  await app.taps(olga, 'Вера · 13');
  await app.taps(olga, 'Подтвердить');
  assert.ok(app.world.find(vera, 'кричит сигнализация'));
  await app.advance(4);
  assert.equal(app.world.find(vera, 'Напоминание'), undefined);
  await app.advance(1);
  assert.ok(app.world.find(vera, 'Напоминание'));
});

test('The next neighbour who joins tells today’s holders, and does not read that there are none', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [46]);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  await app.says(anna, '/sos 45');
  await holds(app, boris, 45);
  await app.says(galya, '/sos 45');
  assert.match(app.world.find(boris, 'кричит сигнализация')?.text ?? '', /Просят 2 соседа/);
  for (const one of [anna, galya]) {
    const card = app.world.find(one, 'Кричит сигнализация')?.text ?? '';
    assert.match(card, /Доставлено/);
    assert.doesNotMatch(card, /никто не зарегистрировал/);
  }
});

test('An alarm that is switched off while a neighbour joins is raised anew for him', async (t) => {
  const app = await openLiveHouse(t);
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  await app.says(anna, '/sos 45');
  const closing = await app.pool.connect();
  try {
    await closing.query('begin');
    await closing.query(`update alerts set state = 'closed', closing = 'alarm off', closed_at = raised_at`);
    app.world.say(galya, '/sos 45');
    await waitsForLock(app);
    await closing.query('commit');
  } finally {
    closing.release();
  }
  await app.quiet();
  assert.match(app.world.find(galya, 'Кричит сигнализация')?.text ?? '', /Доставлено/);
  const { rows } = await app.pool.query(`select state from alerts order by id`);
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['closed', 'open'],
  );
  assert.ok(app.world.find(boris, 'кричит сигнализация')?.reply_markup);
});

test('What is kept from the holders of a spot is kept from whoever is given it, and from whoever only claims it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  const [vera, gleb] = [app.stranger('Вера'), app.stranger('Глеб')];
  await app.pool.query(
    `insert into tried_numbers (complex_id, person_id, spot, tried_at)
     select 1, person_id, 300 + n, $2 from addresses, generate_series(1, 20) n where external_id = $1`,
    [anna.id, app.clock.now()],
  );
  await app.says(anna, '/sos 46');
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /охран/);
  await applies(app, vera, '46');
  await app.taps(olga, 'Одобрить');
  await applies(app, gleb, '45');
  assert.ok(app.world.find(vera, 'Вас приняли'));
  for (const one of [vera, gleb])
    for (const words of ['кричит сигнализация', 'мешает выехать'])
      assert.ok(!app.world.find(one, words), one.firstName);
});

test('Whoever is given a spot while its holder is on the way is told nothing; peace that he asked for holds in an open call', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [13]);
  const gives = async (spot: string) => {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Места');
    await app.says(olga, spot);
    await app.taps(olga, 'Назначить место');
    await app.says(olga, 'вера');
    await app.taps(olga, app.world.lastMessage(olga)?.reply_markup?.inline_keyboard?.[0]?.[0]?.text ?? '');
    // Nobody is asked where nobody holds it.
    if (spot === '45') await app.taps(olga, 'Подтвердить');
  };
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Буду через 15 минут');
  await gives('45');
  assert.ok(!app.world.find(vera, 'мешает выехать'));
  await app.pool.query(
    `insert into mutes (complex_id, holder, sender, muted_until)
     select 1, h.person_id, s.person_id, $3 from addresses h, addresses s
     where h.external_id = $1 and s.external_id = $2`,
    [vera.id, anna.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  await app.says(anna, '/blocked 46');
  await gives('46');
  const card = app.world.find(vera, 'мешает выехать') ?? assert.fail();
  assert.deepEqual([card.silent, /🔕/.test(card.text ?? '')], [true, true]);
  assert.match(app.world.find(olga, 'Мешает машина, место 46')?.text ?? '', /./, 'help is called at once');
});
