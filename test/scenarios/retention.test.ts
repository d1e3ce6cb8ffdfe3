import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { adds } from '../support/cars.ts';
import { everything } from '../support/everything.ts';
import { restart } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const DAY = 24 * 60;

async function count(app: TestApp, table: string): Promise<number> {
  const { rows } = await app.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}

test('An alert and everything written in it is gone 90 days after its end, and not before', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Уже бегу вниз');
  await app.says(anna, '/cancel');
  await app.taps(anna, 'Решено');
  await app.advance(89 * DAY);
  assert.equal(await count(app, 'alerts'), 1);
  assert.ok((await everything(app)).includes('Уже бегу вниз'));
  await app.advance(2 * DAY);
  assert.equal(await count(app, 'alerts'), 0);
  assert.ok(!(await everything(app)).includes('Уже бегу вниз'));
  assert.equal(await count(app, "cards where subject_kind in ('alert', 'letter')"), 0);
  // The people and their spots stay as they are.
  assert.equal(await count(app, 'holdings'), 2);
});

test('A message that could not be drawn is kept for a month, for whoever looks for the fault, and no longer', async (t) => {
  const app = await openTestApp(t);
  await app.resident('Анна', [12]);
  const now = app.clock.now();
  await app.pool.query(
    `insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state, settled_at)
     select 1, person_id, 1, '{}', 1, $1, $1, 'dead', $1 from addresses`,
    [now],
  );
  const clear = (days: number) =>
    deleteExpired(openTables(app.pool), new Date(now.getTime() + days * 86_400_000));
  await clear(29);
  assert.equal(await count(app, "notices where state = 'dead'"), 1);
  await clear(31);
  assert.equal(await count(app, "notices where state = 'dead'"), 0);
});

test('A guest pass and its guest are gone 30 days after its end; whoever is forgotten takes his passes with him', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  for (const [host, guest] of [
    [anna, 'А111АА'],
    [boris, 'Тётя Клава'],
  ] as const) {
    await app.says(host, 'Гостевой пропуск');
    await app.says(host, guest);
    await app.taps(host, '2 часа');
  }
  assert.equal(await count(app, 'guest_passes where ended_at is null'), 2);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.ok(!(await everything(app)).includes('Клава'));
  await app.advance(DAY);
  await app.advance(28 * DAY);
  assert.equal(await count(app, 'guest_passes where ended_at is not null'), 1);
  await app.advance(4 * DAY);
  assert.ok(!(await everything(app)).includes('А111АА'));
});

test('The journal forgets after a year, and names nobody who was forgotten', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.admin('Павел');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Пригласить охрану');
  assert.equal(await count(app, 'journal where by_person is not null'), 1);
  await app.says(olga, '/forget');
  await app.taps(olga, 'Подтвердить');
  assert.equal(await count(app, 'journal where by_person is null'), 1);
  await app.advance(364 * DAY);
  assert.equal(await count(app, 'journal'), 1);
  await app.advance(2 * DAY);
  assert.equal(await count(app, 'journal'), 0);
});

test('A house that was off for months clears out once at its start, and every day from then on', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  await app.taps(anna, 'Решено');
  await app.stopBot();
  app.clock.advance(100 * DAY * 60_000);
  await app.startBot();
  await app.quiet();
  assert.equal(await count(app, 'alerts'), 0);
  assert.equal(await count(app, "timers where kind = 'retention'"), 1);
  await restart(app);
  await app.quiet();
  assert.equal(await count(app, "timers where kind = 'retention'"), 1);
});

test('What was asked about a plate is gone after thirty days, once nobody waits for the answer; a forgotten person’s cars at once', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const olga = await app.admin('Ольга');
  await adds(app, anna, 'А123ВС777');
  await adds(app, boris, 'А123ВС777');
  await app.taps(anna, 'Не знаю этого человека');
  await app.advance(32 * DAY);
  assert.equal(await count(app, 'car_questions'), 1, 'it waits for an admin');
  await app.taps(olga, 'Подтвердить машину');
  await app.advance(DAY + 1);
  assert.equal(await count(app, 'car_questions'), 0);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.equal(await count(app, 'cars'), 1);
  assert.match(app.reads(olga), /Этой машины у жителя больше нет/);
  await app.advance(DAY + 1);
  assert.equal(await count(app, "cards where subject_kind = 'car'"), 0);
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  const kept = await everything(app);
  assert.doesNotMatch(kept, /А123ВС777|A123BC777/);
});
