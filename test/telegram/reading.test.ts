import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIdentity } from '../../src/adapters/telegram/identity.ts';
import { startPolling } from '../../src/adapters/telegram/polling.ts';
import { createReading } from '../../src/adapters/telegram/reading.ts';
import { allowedUpdates, readUpdate } from '../../src/adapters/telegram/update.ts';
import { createThrone } from './polling-support.ts';
import { createTestLog, openTelegram } from './support.ts';

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
