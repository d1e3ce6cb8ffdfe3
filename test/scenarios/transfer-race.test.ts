import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCK } from '../../src/adapters/postgres/kit/locks.ts';
import { openLiveHouse } from '../support/house.ts';
import { LOCKS_HERE } from '../support/locks.ts';

test('An alert raised in the middle of a transfer goes to the new holder', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [46]);
  const transfer = await house.pool.connect();
  await transfer.query('begin');
  await transfer.query(`select pg_advisory_xact_lock(${LOCK.spot}, hashtext('1:45'))`);
  await transfer.query(
    'update holdings set person_id = (select person_id from addresses where external_id = $1) where spot = 45',
    [galya.id],
  );
  house.world.say(anna, '/blocked 45');
  const waits = `select 1 from ${LOCKS_HERE} where locktype = 'advisory' and not granted`;
  while ((await house.pool.query(waits)).rows.length === 0) await sleep(10);
  await transfer.query('commit');
  transfer.release();
  await house.quiet();
  assert.ok(house.world.find(galya, 'мешает выехать'));
  assert.ok(!house.world.find(boris, 'мешает выехать'));
});
