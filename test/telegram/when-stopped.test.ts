import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createGateway } from '../../src/adapters/telegram/gateway.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { seconds } from '../../src/core/kernel/time.ts';
import { openChat, say } from './sending.ts';
import { createTestPace, createTestPictures, openTelegram } from './support.ts';

const NEXT_PROCESS = { kind: 'later', after: 0, unsure: false, exact: true };

/** A bot that is told to stop while it waits for a slot so far ahead. */
async function stopped(t: TestContext, ahead: number) {
  const { world, api } = await openTelegram(t);
  const anna = world.addPerson({ firstName: 'Анна' });
  world.start(anna);
  const stopping = new AbortController();
  const wait = async () => stopping.abort();
  const { pace } = createTestPace(ahead);
  const pictures = createTestPictures();
  return createGateway({ api, bot: 1, pace, pictures, wait, signal: stopping.signal }).send.bind(
    null,
    String(anna.id),
  );
}

test('Whoever pressed is answered, though the bot is stopping, if his answer is nearly there; all else is the next process’s', async (t) => {
  assert.equal((await (await stopped(t, seconds(2)))(say('а'), 'reply')).kind, 'delivered');
  assert.deepEqual(await (await stopped(t, seconds(5)))(say('а'), 'reply'), NEXT_PROCESS);
  assert.deepEqual(await (await stopped(t, seconds(1)))(say('а'), 'alert'), NEXT_PROCESS);
});

test('A message that is gone already is removed as well as one that we delete', async (t) => {
  const { world, anna, chat, gateway, send } = await openChat(t);
  const ref = await send(say('а'));
  assert.equal(await gateway.remove(chat, ref), true);
  assert.equal(await gateway.remove(chat, ref), true);
  assert.equal(
    world.messages(anna).some(({ text }) => text === 'а'),
    false,
  );
  world.addFault({
    kind: 'refusal',
    description: "Bad Request: message can't be deleted",
    method: 'deleteMessage',
  });
  assert.equal(await gateway.remove(chat, await send(say('б'))), false);
});

test('A message whose mention cannot be looked up names him all the same', async (t) => {
  const { world, api } = await openTelegram(t);
  const anna = world.addPerson({ firstName: 'Анна' });
  world.start(anna);
  const { pace } = createTestPace();
  const externalIdOf = async () => {
    throw new Error('the database is lost');
  };
  const gateway = createGateway({ api, bot: 1, pace, pictures: createTestPictures(), externalIdOf });
  const person = personId(2);
  const text = { text: 'Борис', entities: [{ kind: 'mention', offset: 0, length: 5, person }] } as const;
  assert.equal((await gateway.send(String(anna.id), { text }, 'note')).kind, 'delivered');
  assert.equal(world.lastMessage(anna)?.text, 'Борис');
});
