import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCK } from '../../src/adapters/postgres/kit/locks.ts';
import { LOCKS_HERE } from '../support/locks.ts';
import { openLiveHouse } from '../support/test-app.ts';

test('An alert raised in the middle of a transfer goes to the new holder', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [46]);
  const transfer = await app.pool.connect();
  await transfer.query('begin');
  await transfer.query(`select pg_advisory_xact_lock(${LOCK.spot}, hashtext('1:45'))`);
  await transfer.query(
    'update holdings set person_id = (select person_id from addresses where external_id = $1) where spot = 45',
    [galya.id],
  );
  app.world.say(anna, '/blocked 45');
  const waits = `select 1 from ${LOCKS_HERE} where locktype = 'advisory' and not granted`;
  while ((await app.pool.query(waits)).rows.length === 0) await sleep(10);
  await transfer.query('commit');
  transfer.release();
  await app.quiet();
  assert.ok(app.world.find(galya, 'мешает выехать'));
  assert.ok(!app.world.find(boris, 'мешает выехать'));
});
