import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { spawnBot } from './bot-process.ts';
import { cardText, copiesSent, keyOf } from './copies.ts';
import { openFreshYard } from './open.ts';

/** A bot in a process of its own, in the middle of telling Boris about an alert of Anna's. */
async function busy(t: TestContext) {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const bot = spawnBot(bed.settings);
  t.after(bot.kill);
  await bot.works;
  await bed.quiet();
  world.addFault({ kind: 'delay', ms: 1_500, method: 'sendMessage', chat: boris.id, times: 1 });
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
