import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOCK } from '../../src/adapters/postgres/kit/locks.ts';
import { openFreshYard } from '../engine/open.ts';

test('a claim that was lost settles nothing: the row stays the new owner’s', async (t) => {
  const house = await openFreshYard(t);
  const { world, pool } = house;
  const anna = await house.resident('Анна', [1]);
  const boris = await house.resident('Борис', [45]);
  const bot = await house.startBot();
  await house.quiet();
  world.addFault({ kind: 'delay', ms: 500, method: 'sendMessage', chat: boris.id, times: 1 });
  world.say(anna, '/blocked 45');
  const { id } = await house.row<{ id: number }>(
    `select n.id from notices n join addresses a on a.person_id = n.recipient
     where n.state = 'sending' and a.external_id = $1`,
    [boris.id],
  );
  const owner = await pool.connect();
  const { rows } = await owner.query<{ id: number }>("select nextval('owners')::int as id");
  try {
    await owner.query('select pg_advisory_lock($1, $2)', [LOCK.worker, rows[0]?.id]);
    await owner.query('update notices set owner = $1, tries = tries + 1 where id = $2', [rows[0]?.id, id]);
    await world.until(() => world.find(boris, 'Ваша машина мешает выехать'));
    // What was begun is finished.
    await bot.stop();
    const left = await pool.query('select state, owner, tries from notices where id = $1', [id]);
    assert.deepEqual(left.rows, [{ state: 'sending', owner: rows[0]?.id, tries: 2 }]);
  } finally {
    owner.release(true);
  }
  await house.startBot();
  await house.quiet(15_000);
});

test('a database that comes back finds the bot awake', async (t) => {
  const house = await openFreshYard(t);
  const { world, relay } = house;
  const anna = await house.resident('Анна', [1]);
  const boris = await house.resident('Борис', [45]);
  await house.startBot();
  await house.quiet();
  relay.cut();
  world.say(anna, '/blocked 45');
  // Long enough for every pause between two tries to have grown as long as it may.
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  const start = performance.now();
  relay.mend();
  await world.until(() => world.find(boris, 'Ваша машина мешает выехать'), { timeoutMs: 10_000 });
  const seconds = (performance.now() - start) / 1_000;
  assert.ok(seconds < 3.5, `${seconds} s`);
});
