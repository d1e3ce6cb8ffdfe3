import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { spawnBot } from '../engine/bot-process.ts';
import { cardText, copiesSent, keyOf } from '../engine/copies.ts';
import { openFreshYard } from '../engine/open.ts';
import { newReader, startPushServer } from '../support/push-server.ts';
import { openBrowser } from '../support/web-client.ts';

const SITE = 'http://localhost:8443';

/** A bot in a process of its own; Борис has let his browser be called. */
async function openBothWays(t: TestContext) {
  const bed = await openFreshYard(t);
  const server = await startPushServer(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const settings = { PUBLIC_URL: SITE, PUSH_HOSTS: server.host };
  const bot = spawnBot({ ...bed.settings, ...settings });
  t.after(bot.kill);
  const url = await bot.works;
  for (const one of [anna, boris]) await world.until(() => world.find(one, 'Чем помочь'));
  world.say(boris, '/web');
  await world.until(() => world.find(boris, '#login='));
  const [, token = ''] = /#login=([\w-]{22})/.exec(world.find(boris, '#login=')?.text ?? '') ?? [];
  const at = openBrowser(url, { origin: SITE });
  await at.call('POST session/link', { token });
  const { keys: _, ...reader } = await newReader();
  await at.call('PUT push', { endpoint: server.endpoint('/a'), ...reader });
  await bed.quiet();
  return {
    ...bed,
    ...{ bot, anna, boris, server, settings },
    calls: () => server.received.length,
    cards: async () => {
      const { id } = await bed.row<{ id: number }>('select id from alerts');
      return copiesSent(world).get(keyOf({ part: 'holder', alert: id }, boris.id)) ?? 0;
    },
    shown: async () => {
      const { id } = await bed.row<{ id: number }>('select id from alerts');
      return cardText(world, anna, { part: 'sender', alert: id });
    },
  };
}

test('killed after the messenger had the alert and before the push service did: the next process calls, and writes no second time', async (t) => {
  const house = await openBothWays(t);
  house.server.answer('/a', 503);
  house.world.say(house.anna, '/blocked 45');
  await house.row("select from notices where channel = 'push' and state = 'due' and tries > 0");
  await house.row("select from notices where channel = 'messenger' and lane = 0 and state = 'sent'");
  await house.world.until(() => house.world.find(house.boris, 'мешает выехать'));
  await house.bot.kill();
  const before = house.calls();
  house.server.answer('/a', 201);
  await house.startBot(house.settings);
  await house.row("select from notices where channel = 'push' and state = 'sent'", [], 40_000);
  await house.quiet(30_000);
  assert.equal(await house.cards(), 1);
  assert.equal(house.calls(), before + 1);
  assert.match(await house.shown(), /Доставлено хозяину машины/);
});

test('killed after the push service had the alert and before the messenger did: the next process writes, and calls no second time', async (t) => {
  const house = await openBothWays(t);
  const keeper = await house.pool.connect();
  await keeper.query('begin');
  await keeper.query('select from pace where scope = $1 for update', [String(house.boris.id)]);
  house.world.say(house.anna, '/blocked 45');
  await house.row("select from notices where channel = 'push' and state = 'sent'");
  assert.equal(await house.cards(), 0);
  await house.bot.kill();
  keeper.release(true);
  await house.startBot(house.settings);
  await house.world.until(() => house.world.find(house.boris, 'мешает выехать'), { timeoutMs: 40_000 });
  await house.quiet(30_000);
  assert.equal(await house.cards(), 1);
  assert.equal(house.calls(), 1);
  assert.match(await house.shown(), /Доставлено хозяину машины/);
});
