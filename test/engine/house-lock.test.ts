import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { LOCK } from '../../src/adapters/postgres/kit/locks.ts';
import { makesCopy } from '../support/copies.ts';
import { holders } from '../support/joining.ts';
import { LOCKS_HERE } from '../support/locks.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Somebody waits for the house, together with others or alone. */
async function somebodyWaits({ pool }: TestApp): Promise<void> {
  for (let looks = 0; looks < 500; looks += 1) {
    const { rows } = await pool.query(
      `select 1 from ${LOCKS_HERE} where locktype = 'advisory' and classid = $1 and not granted`,
      [LOCK.data],
    );
    if (rows.length > 0) return;
    await setTimeout(10);
  }
  assert.fail('nobody waits for the house');
}

test('While a restore has the house, what people write waits, and is answered after it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const restore = new pg.Client(app.url);
  await restore.connect();
  await restore.query('begin');
  await restore.query('select pg_advisory_xact_lock($1, 0)', [LOCK.data]);
  const said = app.world.messages(anna).length;
  app.world.say(anna, '/menu');
  await somebodyWaits(app);
  assert.equal(app.world.messages(anna).length, said + 1, 'her own line and nothing else');
  await restore.query('commit');
  await restore.end();
  await app.quiet();
  assert.match(app.reads(anna), /Чем помочь/);
});

test('While an update is being handled, a restore waits for its end', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await makesCopy(app, olga);
  await app.resident('Борис', [45]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Восстановить');
  const label = app.world.find(olga, 'Из какой копии')?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '';
  await app.taps(olga, label);
  const update = new pg.Client(app.url);
  await update.connect();
  await update.query('begin');
  await update.query('select pg_advisory_xact_lock_shared($1, 0)', [LOCK.data]);
  await app.world.tap(olga, 'Подтвердить');
  await somebodyWaits(app);
  assert.deepEqual(await holders(app), ['45 Борис']);
  await update.query('commit');
  await update.end();
  await app.quiet();
  assert.deepEqual(await holders(app), []);
});
