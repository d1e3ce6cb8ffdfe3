import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { LOCK } from '../../src/adapters/postgres/kit/locks.ts';
import { makesCopy } from '../support/copies.ts';
import { type House, openHouse } from '../support/house.ts';
import { holders } from '../support/joining.ts';
import { LOCKS_HERE } from '../support/locks.ts';

/** Somebody waits for the house, together with others or alone. */
async function somebodyWaits({ pool }: House): Promise<void> {
  for (let looks = 0; looks < 500; looks += 1) {
    const { rows } = await pool.query(
      `select 1 from ${LOCKS_HERE} where locktype = 'advisory' and classid = $1 and not granted`,
      [LOCK.house],
    );
    if (rows.length > 0) return;
    await setTimeout(10);
  }
  assert.fail('nobody waits for the house');
}

test('While a restore has the house, what people write waits, and is answered after it', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const restore = new pg.Client(house.url);
  await restore.connect();
  await restore.query('begin');
  await restore.query('select pg_advisory_xact_lock($1, 0)', [LOCK.house]);
  const said = house.world.messages(anna).length;
  house.world.say(anna, '/menu');
  await somebodyWaits(house);
  assert.equal(house.world.messages(anna).length, said + 1, 'her own line and nothing else');
  await restore.query('commit');
  await restore.end();
  await house.quiet();
  assert.match(house.reads(anna), /Чем помочь/);
});

test('While an update is being handled, a restore waits for its end', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await makesCopy(house, olga);
  await house.resident('Борис', [45]);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Восстановить');
  const label = house.world.find(olga, 'Из какой копии')?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '';
  await house.taps(olga, label);
  const update = new pg.Client(house.url);
  await update.connect();
  await update.query('begin');
  await update.query('select pg_advisory_xact_lock_shared($1, 0)', [LOCK.house]);
  await house.world.tap(olga, 'Подтвердить');
  await somebodyWaits(house);
  assert.deepEqual(await holders(house), ['45 Борис']);
  await update.query('commit');
  await update.end();
  await house.quiet();
  assert.deepEqual(await holders(house), []);
});
