import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, neighbours, pour, strangers } from './flooding.ts';
import { freePort, openFreshYard } from './open.ts';

const WAYS = ['polling', 'webhook'] as const;

/** What makes Telegram come to the bot, or the bot to Telegram. */
async function settingsOf(way: (typeof WAYS)[number]): Promise<Readonly<Record<string, string>>> {
  if (way === 'polling') return {};
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/telegram/hook`;
  return { PORT: String(port), WEBHOOK_URL: url, WEBHOOK_SECRET: 'a-secret_of-42' };
}

// From 20 strangers it is shown by `npm run flood`, at length and beside the same presses without a flood.
for (const way of WAYS) {
  test(`1,000 /start, presses, labels and photos of one stranger by ${way}: a neighbour is answered within a second`, async (t) => {
    const bed = await openFreshYard(t, { paced: true });
    await bed.startBot(await settingsOf(way));
    const near = await neighbours(bed, 10);
    const floods = await strangers(bed, 1);
    const took: number[] = [];
    for (let nth = 0; nth < 1_000; ) {
      for (const end = nth + 100; nth < end; nth += 1) pour(bed.world, floods, nth);
      const three = near.filter((_, place) => (place + nth / 100) % near.length < 3);
      took.push(...(await Promise.all(three.map((one) => answered(bed.world, one)))));
    }
    const slowest = Math.max(...took);
    t.diagnostic(`slowest of ${took.length}: ${Math.round(slowest)} ms`);
    assert.ok(slowest < 1_000, `${slowest} ms`);
  });
}

test('260 /start of one stranger in one burst keep no neighbour waiting', async (t) => {
  const bed = await openFreshYard(t, { paced: true });
  const { world } = bed;
  await bed.startBot();
  const [anna] = await neighbours(bed, 1);
  assert.ok(anna);
  const stranger = world.addPerson({ firstName: 'Мимо', languageCode: 'ru' });
  for (let nth = 0; nth < 260; nth += 1) world.start(stranger);
  const took = await answered(world, anna);
  assert.ok(took < 1_000, `${took} ms`);
});

test('What is committed is confirmed, also when its reply and the one before it have not left', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  await bed.startBot();
  await bed.quiet();
  const heals = world.addFault({ kind: 'delay', ms: 600, method: 'sendMessage' });
  for (const label of ['Помощь', 'Моё место', 'Уезжаю', 'Справочник мест', 'Объявления'])
    world.say(anna, label);
  const { length } = world.messages(anna);
  await world.until(() => world.dump().endsWith('updates not confirmed: 0'), { what: 'all is confirmed' });
  assert.equal(world.messages(anna).length, length, 'nothing was answered yet');
  heals();
  await bed.quiet();
});

test('Whoever asks for the menu ten times at once gets the newest, not ten', async (t) => {
  const bed = await openFreshYard(t, { paced: true });
  const { world } = bed;
  await bed.startBot();
  const [anna] = await neighbours(bed, 1);
  assert.ok(anna);
  for (let nth = 0; nth < 10; nth += 1) world.say(anna.person, '/menu');
  await bed.quiet();
  const answers = world
    .messages(anna.person)
    .filter(({ from, text }) => from?.is_bot && /Здравствуйте|ЖК/.test(text ?? ''));
  assert.ok(answers.length >= 2 && answers.length <= 5, String(answers.length));
});

test('A group that is changed 60 times in a row delays nobody but itself', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  await bed.startBot();
  const [anna] = await neighbours(bed, 1);
  assert.ok(anna);
  const owner = world.addPerson({ firstName: 'Чужой' });
  const group = world.addGroup({ title: 'Чужой двор', members: [owner] });
  world.addFault({ kind: 'delay', ms: 300, method: 'getMe' });
  world.addBot(group, { by: owner });
  for (let nth = 0; nth < 30; nth += 1) {
    world.promoteBot(group, owner);
    world.demoteBot(group, owner);
  }
  const took = await answered(world, anna);
  assert.ok(took < 1_000, `${took} ms`);
  await bed.quiet();
  const { sees_all: seesAll } = await bed.row<{ sees_all: boolean }>('select sees_all from groups');
  assert.equal(seesAll, false);
});
