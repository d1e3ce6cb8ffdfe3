import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, inPeace, longestPress, neighbours } from '../engine/flooding.ts';
import { openFreshYard } from '../engine/open.ts';

// A thousand at length are in test/kills/floods.test.ts.
test('260 /start of one stranger in one burst keep no neighbour waiting', async (t) => {
  const bed = await openFreshYard(t, { paced: true });
  const { world } = bed;
  await bed.startBot();
  const [anna] = await neighbours(bed, 1);
  assert.ok(anna);
  const most = longestPress(await inPeace(world, [anna]));
  const stranger = world.addPerson({ firstName: 'Мимо', languageCode: 'ru' });
  for (let nth = 0; nth < 260; nth += 1) world.start(stranger);
  const took = await answered(world, anna);
  assert.ok(took < most, `${took} ms of ${most}`);
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
  const most = longestPress(await inPeace(world, [anna]));
  const owner = world.addPerson({ firstName: 'Чужой' });
  const group = world.addGroup({ title: 'Чужой двор', members: [owner] });
  world.addFault({ kind: 'delay', ms: 300, method: 'getMe' });
  world.addBot(group, { by: owner });
  for (let nth = 0; nth < 30; nth += 1) {
    world.promoteBot(group, owner);
    world.demoteBot(group, owner);
  }
  const took = await answered(world, anna);
  assert.ok(took < most, `${took} ms of ${most}`);
  await bed.quiet();
  const { sees_all: seesAll } = await bed.row<{ sees_all: boolean }>('select sees_all from groups');
  assert.equal(seesAll, false);
});
