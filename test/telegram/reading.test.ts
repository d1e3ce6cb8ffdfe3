import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIdentity } from '../../src/adapters/telegram/identity.ts';
import { startPolling } from '../../src/adapters/telegram/polling.ts';
import { createReading } from '../../src/adapters/telegram/reading.ts';
import { allowedUpdates, readUpdate } from '../../src/adapters/telegram/update.ts';
import { createThrone } from './polling-support.ts';
import { createTestLog, openTelegram } from './support.ts';

const anna = { id: 1, first_name: 'А' };
const home = { id: 1, type: 'private' };
const said = { message_id: 5, date: 7, chat: home, from: anna, text: '45' };
const pressed = { id: '9', from: anna, data: 'x', message: { message_id: 5, date: 7, chat: home } };
const group = { id: -5, type: 'group', title: 'Дом' };

/** Of no shape that Telegram tells of. */
const odd: readonly object[] = [
  { my_chat_member: {} },
  { my_chat_member: { chat: null } },
  { my_chat_member: 5 },
  { my_chat_member: { chat: group } },
  { message: {} },
  { message: [] },
  { message: { chat: { id: 1, type: 'private' }, from: { id: 1, first_name: 'А' }, text: 5 } },
  { message: { chat: group, entities: 5, text: '@b 45' } },
  // Each would break something later, and be offered again for ever.
  { message: { ...said, from: { ...anna, language_code: 5 } } },
  { message: { ...said, from: { ...anna, username: ['a'] } } },
  { message: { ...said, from: { ...anna, id: 'a\u0000b' } } },
  { message: { ...said, from: { ...anna, id: 1.5 } } },
  { message: { ...said, date: 1e300 } },
  { message: { ...said, date: -7 } },
  { message: { ...said, message_id: {} } },
  { message: { ...said, message_id: 2 ** 53 } },
  { message: { ...said, media_group_id: 'a\u0000b' } },
  { message: { ...said, media_group_id: '' } },
  { message: { ...said, photo: [{ file_id: 'a\u0000b', width: 1, height: 1 }] } },
  { message: { ...said, document: { file_id: 'f', file_size: '9' } } },
  { message: { ...said, caption_entities: [{ type: 'bold', offset: '0', length: 1 }] } },
  { message: { ...said, reply_to_message: { message_id: '5' } } },
  { message: { ...said, sender_chat: '@news' } },
  { message: { ...said, sender_chat: { id: '-100', type: 'channel' } } },
  { message: { ...said, forward_origin: 'Борис' } },
  { message: { ...said, chat: group, migrate_to_chat_id: 'a' } },
  { callback_query: { ...pressed, data: 5 } },
  { callback_query: { ...pressed, id: 5 } },
  { callback_query: { ...pressed, id: '' } },
  { callback_query: { ...pressed, message: { ...said, chat: { id: [], type: 'private' } } } },
  { my_chat_member: { chat: home, from: anna, date: 7, new_chat_member: { status: 5 } } },
  // Whoever asks is answered in his own chat, and in nobody else's.
  { message: { ...said, chat: { ...home, id: 2 } } },
  { callback_query: { ...pressed, message: { ...said, chat: { ...home, id: 2 } } } },
  {
    my_chat_member: { chat: { ...home, id: 2 }, from: anna, date: 7, new_chat_member: { status: 'kicked' } },
  },
];

for (const shape of odd) {
  test(`An update that is ${JSON.stringify(shape)} is counted, and nobody has to answer it`, async (t) => {
    const { api, world } = await openTelegram(t);
    const unread: unknown[] = [];
    const whoAmI = createIdentity(api, { id: world.bot.id, username: 'b' }, createTestLog());
    const read = createReading({ bot: 1, whoAmI, unreadable: (error) => unread.push(error) });
    assert.equal(await read(readUpdate({ update_id: 7, ...shape }) ?? assert.fail()), null);
    assert.equal(unread.length, 1);
  });
}

for (const sound of [{ message: said }, { callback_query: pressed }]) {
  test(`An update that is ${JSON.stringify(sound)} is read`, async (t) => {
    const { api } = await openTelegram(t);
    const whoAmI = createIdentity(api, { id: 3, username: 'b' }, createTestLog());
    const read = createReading({ bot: 1, whoAmI, unreadable: () => assert.fail() });
    assert.ok(await read(readUpdate({ update_id: 7, ...sound }) ?? assert.fail()));
  });
}

test('A name or a language that Telegram allows nobody is none', async (t) => {
  const { api } = await openTelegram(t);
  const whoAmI = createIdentity(api, { id: 3, username: 'b' }, createTestLog());
  const read = createReading({ bot: 1, whoAmI, unreadable: () => assert.fail() });
  const of = async (more: object) =>
    (
      await read(
        readUpdate({ update_id: 7, message: { ...said, from: { ...anna, ...more } } }) ?? assert.fail(),
      )
    )?.sender;
  const sound = await of({ username: 'anna_1', language_code: 'pt-br' });
  assert.deepEqual([sound?.username, sound?.languageTag], ['anna_1', 'pt-br']);
  const foreign = await of({ username: 'a\u0000b', language_code: 'r\u0000' });
  assert.deepEqual([foreign?.username, foreign?.languageTag], [null, null]);
  const long = await of({ first_name: '', username: 'a'.repeat(33) });
  assert.deepEqual([long?.username, long?.displayName], [null, '—']);
});

test('A message in a topic that Telegram does not name stands in none', async (t) => {
  const { api } = await openTelegram(t);
  const whoAmI = createIdentity(api, { id: 3, username: 'b' }, createTestLog());
  const read = createReading({ bot: 1, whoAmI, unreadable: () => assert.fail() });
  const message = { ...said, chat: group, text: '/spot 45', is_topic_message: true };
  const body = (await read(readUpdate({ update_id: 7, message }) ?? assert.fail()))?.body;
  assert.ok(body?.kind === 'addressed');
  assert.equal(body.topic, null);
});

for (const id of [0, -7, 2 ** 31, 2 ** 53 - 1, 1.5, '7', null])
  test(`Telegram numbers no update ${id}`, () => assert.equal(readUpdate({ update_id: id }), null));

test('What has no number among updates stops nobody', async (t) => {
  const { api, world } = await openTelegram(t);
  const anna = world.addPerson({ firstName: 'Анна' });
  const log = createTestLog();
  api.config.use(async (call, method, payload, signal) => {
    const answer = await call(method, payload, signal);
    if (method === 'getUpdates' && answer.ok && Array.isArray(answer.result)) {
      Object.assign(answer, { result: [null, { message: {} }, ...answer.result] });
    }
    return answer;
  });
  const heard = Promise.withResolvers<number>();
  const onUpdate = async ({ update_id }: { update_id: number }) => heard.resolve(update_id);
  const polling = startPolling({ api, allowedUpdates, lead: createThrone().lead, onUpdate, log });
  t.after(polling.stop);
  world.say(anna, '45');
  assert.ok(await heard.promise);
  await world.settled();
});

test('A request that is no update is none', () => {
  for (const body of [null, 1, 'a', [], {}, { update_id: '1' }, { update_id: 1.5 }]) {
    assert.equal(readUpdate(body), null);
  }
});
