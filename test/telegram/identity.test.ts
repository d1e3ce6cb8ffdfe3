import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createIdentity } from '../../src/adapters/telegram/identity.ts';
import { readUpdate } from '../../src/adapters/telegram/update.ts';
import { createTestLog, openTelegram } from './support.ts';

/** A Telegram that is slow to say who the bot is, and a bot that wants to know it at every update. */
async function open(t: TestContext) {
  const { world, api } = await openTelegram(t);
  const anna = world.addPerson({ firstName: 'Анна' });
  const [ours, theirs] = ['Наш двор', 'Чужой двор'].map((title) => {
    const group = world.addGroup({ title, members: [anna] });
    world.addBot(group, { by: anna });
    return group;
  });
  assert.ok(ours && theirs);
  world.addFault({ kind: 'delay', ms: 100, method: 'getMe' });
  const identity = createIdentity(api, { id: world.bot.id, username: 'as_it_was' }, createTestLog());
  const read: string[] = [];
  /** Does something in the world, and reads what the bot hears of it. */
  const reads = (what: string, act: () => unknown) => {
    act();
    const update = readUpdate(world.updates.at(-1));
    assert.ok(update);
    return identity(update).then((me) => {
      if (me) read.push(me.username === 'as_it_was' ? `${what}, as it was` : what);
    });
  };
  const asked = () => world.log.filter(({ method }) => method === 'getMe').length;
  return { world, anna, ours, theirs, read, reads, asked };
}

test('A group that is changed 60 times in a row delays nobody but itself, and asks twice', async (t) => {
  const { world, anna, ours, theirs, read, reads, asked } = await open(t);
  const changes: Promise<void>[] = [];
  for (let nth = 1; nth <= 60; nth += 1) {
    const change = nth % 2 ? world.promoteBot : world.demoteBot;
    changes.push(reads(`change ${nth}`, () => change(theirs, anna)));
  }
  const after = reads('said there', () => world.say(anna, '/spot 45', { chat: theirs }));
  await reads('said in private', () => world.say(anna, 'привет'));
  await reads('said in our group', () => world.say(anna, '/spot 45', { chat: ours }));
  await Promise.all(changes.slice(0, -1));
  assert.deepEqual(read, ['said in private, as it was', 'said in our group, as it was']);
  await Promise.all([...changes, after]);
  assert.deepEqual(read.slice(2), ['change 60', 'said there']);
  assert.equal(asked(), 2);
  await reads('said in private', () => world.say(anna, 'привет'));
  assert.equal(read.at(-1), 'said in private');
});

test('A change that comes while another group is asked about gets an answer that is newer than itself', async (t) => {
  const { world, anna, ours, theirs, read, reads, asked } = await open(t);
  const first = reads('theirs', () => world.promoteBot(theirs, anna));
  const second = reads('ours', () => world.promoteBot(ours, anna));
  await first;
  assert.equal(asked(), 1);
  await second;
  assert.deepEqual(read, ['theirs', 'ours']);
  assert.equal(asked(), 2);
});
