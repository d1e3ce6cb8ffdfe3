import assert from 'node:assert/strict';
import { test } from 'node:test';
import type pg from 'pg';
import { openColdTestApp, type TestApp } from '../support/test-app.ts';
import { fillBeside } from './fill.ts';

/** A table that is smaller may be read whole. */
const LARGE = 2_000;

type Reading = ReadonlyMap<string, { readonly read: number; readonly rows: number }>;

/** Rows that were read of each large table so far, be it in order or by an index. */
async function rowsRead(pool: pg.Pool): Promise<Reading> {
  await pool.query('select pg_stat_force_next_flush(), pg_stat_clear_snapshot()');
  const { rows } = await pool.query<{ name: string; read: number; rows: number }>(`
    select t.relname as name, t.n_live_tup::int as rows, (t.seq_tup_read + coalesce(
        (select sum(i.idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid), 0))::int as read
    from pg_stat_user_tables t where t.n_live_tup > ${LARGE}`);
  return new Map(rows.map(({ name, ...row }) => [name, row]));
}

/** How often each large table could have been read whole while a bot started, did this, and stopped. */
async function timesRead(app: TestApp, act: () => Promise<void>): Promise<Readonly<Record<string, number>>> {
  const before = await rowsRead(app.pool);
  await app.startBot();
  await act();
  // A session tells what it has read when it ends.
  await app.stopBot();
  const after = await rowsRead(app.pool);
  assert.ok(after.size >= 10, [...after.keys()].join());
  return Object.fromEntries(
    [...after].map(([name, { read, rows }]) => [name, (read - (before.get(name)?.read ?? 0)) / rows]),
  );
}

const above = (times: Readonly<Record<string, number>>, most: number) =>
  Object.entries(times).filter(([, many]) => many > most);

/** A quarter of a minute by itself, and ten times as long on a slow machine full of others. */
const timeout = 300_000;

test('What other houses leave behind is not read for what people of this one press, and once a day at most thrice', {
  timeout,
}, async (t) => {
  const app = await openColdTestApp(t);
  await fillBeside(app.pool);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const guard = await app.guard('Иван');
  await app.stopBot();
  // The first start with so many houses clears each of them.
  await timesRead(app, () => app.advance(5));
  const presses = await timesRead(app, async () => {
    await app.says(anna, '/blocked 45');
    await app.taps(boris, 'Иду');
    await app.taps(boris, 'Ответить');
    await app.says(boris, 'бегу');
    await app.taps(anna, 'Решено');
    await app.says(anna, '/sos 45');
    await app.taps(anna, 'Позвать охрану');
    await app.taps(guard, 'Беру');
    for (const line of ['Справочник мест', '45', 'Моё место', 'Уезжаю', 'Объявления'])
      await app.says(anna, line);
    await app.says(boris, 'Гостевой пропуск');
    await app.says(boris, 'А123ВС777');
    await app.taps(boris, '2 часа');
    await app.says(guard, 'Проверить пропуск');
    await app.says(guard, 'А123');
    for (const topic of ['Жители', 'Заявки', 'Места', 'Статистика', 'Журнал']) {
      await app.says(olga, 'Управление');
      await app.taps(olga, topic);
    }
    await app.says(boris, '/privacy');
    await app.taps(boris, 'Мои данные');
    await app.says(boris, '/forget');
    await app.taps(boris, 'Подтвердить');
  });
  assert.deepEqual(above(presses, 0.3), []);
  const day = await timesRead(app, () => app.advance(24 * 60));
  // Every house is cleared and copied.
  assert.deepEqual(above(day, 3.5), []);
});
