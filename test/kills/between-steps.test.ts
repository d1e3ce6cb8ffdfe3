import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { spawnBot } from '../engine/bot-process.ts';
import { cardText, copiesSent, keyOf } from '../engine/copies.ts';
import { openFreshYard } from '../engine/open.ts';

/** A bot in a process of its own that waits for the slot of one of two as soon as it has taken what is for them. */
async function waitingFor(t: TestContext, whose: 'holder' | 'sender') {
  const bed = await openFreshYard(t);
  const { world, pool } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const bot = spawnBot(bed.settings);
  t.after(bot.kill);
  await bot.works;
  for (const one of [anna, boris]) await world.until(() => world.find(one, 'Чем помочь'));
  await bed.quiet();
  const keeper = await pool.connect();
  await keeper.query('begin');
  await keeper.query('select from pace where scope = $1 for update', [
    String((whose === 'holder' ? boris : anna).id),
  ]);
  world.say(anna, '/blocked 45');
  const copies = async (part: 'holder' | 'sender', who: Person) => {
    const { id } = await bed.row<{ id: number }>('select id from alerts');
    return copiesSent(world).get(keyOf({ part, alert: id }, who.id)) ?? 0;
  };
  return {
    ...bed,
    ...{ bot, anna, boris },
    letGo: () => keeper.release(true),
    cards: async () => [await copies('holder', boris), await copies('sender', anna)],
    shown: async () => {
      const { id } = await bed.row<{ id: number }>('select id from alerts');
      return cardText(world, anna, { part: 'sender', alert: id });
    },
  };
}

type House = Awaited<ReturnType<typeof waitingFor>>;

/** The next process finds it within the grace of its owner, and everybody has one card. */
async function isWholeAfter(house: House) {
  house.letGo();
  await house.startBot();
  await house.row("select 1 from notices where unsure = 1 and state = 'sent'", [], 40_000);
  await house.quiet(30_000);
  assert.deepEqual(await house.cards(), [1, 1]);
  assert.match(await house.shown(), /Доставлено хозяину машины/);
}

test('killed after an alert was stored with its first notice taken, and before that was sent: both get one card', async (t) => {
  const house = await waitingFor(t, 'holder');
  const { made } = await house.row<{ made: boolean }>(
    "select n.xmin = a.xmin as made from notices n, alerts a where n.state = 'sending'",
  );
  assert.ok(made, 'one commit stored both');
  assert.deepEqual(await house.cards(), [0, 0]);
  await house.bot.kill();
  await isWholeAfter(house);
});

test('killed after a card was settled with the next one taken, and before that was sent: both get one card', async (t) => {
  const house = await waitingFor(t, 'sender');
  const { made } = await house.row<{ made: boolean }>(
    "select n.xmin = s.xmin as made from notices n, notices s where n.state = 'sending' and s.state = 'sent' and n.recipient <> s.recipient",
  );
  assert.ok(made, 'one commit settled and took');
  assert.deepEqual(await house.cards(), [1, 0]);
  await house.bot.kill();
  await isWholeAfter(house);
});
