import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { LOCK } from '../../src/adapters/postgres/kit/locks.ts';
import { spawnBot } from './bot-process.ts';
import { cardText, copiesSent, keyOf } from './copies.ts';
import { openFreshYard } from './open.ts';

/** A bot in a process of its own, in the middle of telling Boris about an alert of Anna's. */
async function busy(t: TestContext, ms = 1_500) {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const bot = spawnBot(bed.settings);
  t.after(bot.kill);
  await bot.works;
  await bed.quiet();
  world.addFault({ kind: 'delay', ms, method: 'sendMessage', chat: boris.id, times: 1 });
  world.say(anna, '/blocked 45');
  await bed.row("select 1 from notices where state = 'sending'");
  const id = async () => (await bed.row<{ id: number }>('select id from alerts')).id;
  return {
    ...bed,
    bot,
    anna,
    boris,
    copies: async (part: 'holder' | 'sender', who: Person) =>
      copiesSent(world).get(keyOf({ part, alert: await id() }, who.id)) ?? 0,
    card: async () => cardText(world, anna, { part: 'sender', alert: await id() }),
  };
}

/** Stops it and says after how many seconds it was gone. */
async function stopped(bot: ReturnType<typeof spawnBot>) {
  const start = performance.now();
  const code = await bot.stop();
  return { code, seconds: (performance.now() - start) / 1_000 };
}

test('SIGTERM in the middle of a message: it is finished and written down, nobody gets it twice', async (t) => {
  const house = await busy(t);
  const { code, seconds } = await stopped(house.bot);
  assert.equal(code, 0);
  assert.ok(seconds < 10, `${seconds} s`);
  await house.startBot();
  await house.quiet(15_000);
  assert.deepEqual(
    [await house.copies('holder', house.boris), await house.copies('sender', house.anna)],
    [1, 1],
  );
  assert.match(await house.card(), /Доставлено владельцу/);
});

test('SIGTERM while the database is away: it ends, and the next one loses nothing', async (t) => {
  const house = await busy(t);
  house.relay.cut();
  const { seconds } = await stopped(house.bot);
  assert.ok(seconds < 10, `${seconds} s`);
  house.relay.mend();
  await house.startBot();
  await house.quiet(15_000);
  assert.match(await house.card(), /Доставлено владельцу/);
  // What was being sent just then may come twice, nothing else.
  assert.ok((await house.copies('holder', house.boris)) <= 2);
});

test('SIGTERM while something hangs for good: it ends within ten seconds, and loses nothing', async (t) => {
  const house = await busy(t);
  const { pool } = house;
  const keeper = await pool.connect();
  await keeper.query('begin; lock table notices in access exclusive mode');
  try {
    const { seconds } = await stopped(house.bot);
    assert.ok(seconds < 10, `${seconds} s`);
  } finally {
    keeper.release(true);
  }
  await house.startBot();
  await house.quiet(15_000);
  assert.match(await house.card(), /Доставлено владельцу/);
});

test('a living process delivers what a killed one was sending', async (t) => {
  // Longer than another process takes to start.
  const house = await busy(t, 8_000);
  const { world, boris } = house;
  const { url } = await house.startBot();
  // It lives, and has looked for orphans of its own start.
  await fetch(new URL('readyz', url));
  await house.bot.kill();
  await house.row("select 1 from notices where unsure = 1 and state = 'sent'");
  await house.quiet(15_000);
  assert.ok(world.find(boris, 'Ваша машина мешает выехать'));
  assert.match(await house.card(), /Доставлено владельцу/);
});

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
