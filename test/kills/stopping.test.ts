import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { spawnBot } from '../engine/bot-process.ts';
import { cardText, copiesSent, keyOf } from '../engine/copies.ts';
import { openFreshYard } from '../engine/open.ts';

/** A bot in a process of its own, in the middle of telling Boris about an alert of Anna's. */
async function busy(t: TestContext, ms = 1_500) {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const bot = spawnBot(bed.settings);
  t.after(bot.kill);
  await bot.works;
  // From here only what Boris is told of the alert is slow.
  for (const one of [anna, boris]) await world.until(() => world.find(one, 'Чем помочь'));
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
  assert.match(await house.card(), /Доставлено хозяину машины/);
});

test('SIGTERM while the database is away: it ends, and the next one loses nothing', async (t) => {
  const house = await busy(t);
  house.relay.cut();
  const { seconds } = await stopped(house.bot);
  assert.ok(seconds < 10, `${seconds} s`);
  house.relay.mend();
  await house.startBot();
  await house.quiet(15_000);
  assert.match(await house.card(), /Доставлено хозяину машины/);
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
  assert.match(await house.card(), /Доставлено хозяину машины/);
});

test('a living process delivers what a killed one was sending', async (t) => {
  // Longer than another process takes to start, on a busy machine too.
  const house = await busy(t, 15_000);
  const { world, boris } = house;
  const { url } = await house.startBot();
  // It lives, and has looked for orphans of its own start.
  await fetch(new URL('readyz', url));
  await house.bot.kill();
  // Taken for dead after five seconds, on a busy machine somewhat later.
  await house.row("select 1 from notices where unsure = 1 and state = 'sent'", [], 40_000);
  await house.quiet(30_000);
  assert.ok(world.find(boris, 'Ваша машина мешает выехать'));
  assert.match(await house.card(), /Доставлено хозяину машины/);
});
