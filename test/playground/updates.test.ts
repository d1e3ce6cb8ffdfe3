import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { localTelegram, words } from './local-telegram.ts';

const { call, clock, neighbour, world } = await localTelegram();
const anna = neighbour();
const texts = ({ result }: { readonly result?: { message?: { text?: string } }[] }) =>
  (result ?? []).map(({ message }) => message?.text);
const say = (...lines: string[]) => {
  for (const line of lines) world.say(anna, line);
};

describe('Updates by polling', () => {
  beforeEach(async () => {
    await call('deleteWebhook', { drop_pending_updates: true });
    await call('getUpdates', { allowed_updates: [] });
  });

  test('Updates come again until a higher offset confirms them', async () => {
    say('раз', 'два');
    const first = await call('getUpdates', { limit: 1 });
    assert.deepEqual(texts(first), ['раз']);
    assert.deepEqual(texts(await call('getUpdates')), ['раз', 'два']);
    assert.deepEqual(texts(await call('getUpdates', { offset: first.result[0].update_id + 1 })), ['два']);
    assert.deepEqual(texts(await call('getUpdates')), ['два']);
  });

  test('A negative offset leaves only the last ones', async () => {
    say('раз', 'два', 'три');
    assert.deepEqual(texts(await call('getUpdates', { offset: -1 })), ['три']);
    assert.deepEqual(texts(await call('getUpdates')), ['три']);
  });

  test('A waiting poll is woken by the first update', async () => {
    const poll = call('getUpdates', { timeout: 50 });
    await world.until(() => world.polling(), { what: 'a waiting poll' });
    say('просыпайся');
    assert.deepEqual(texts(await poll), ['просыпайся']);
  });

  test('A second poller ends the first with a conflict', async () => {
    const first = call('getUpdates', { timeout: 50 });
    await world.until(() => world.polling(), { what: 'a waiting poll' });
    const second = call('getUpdates', { timeout: 50 });
    assert.equal((await first).error_code, 409);
    assert.equal(
      words(await first),
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    say('второму');
    assert.deepEqual(texts(await second), ['второму']);
  });

  test('A poller that hangs up loses nothing', async () => {
    const leaving = new AbortController();
    const poll = call('getUpdates', { timeout: 50 }, leaving.signal);
    await world.until(() => world.polling(), { what: 'a waiting poll' });
    leaving.abort();
    await assert.rejects(poll);
    await world.until(() => !world.polling(), { what: 'the poll to end' });
    say('не пропади');
    assert.deepEqual(texts(await call('getUpdates')), ['не пропади']);
  });

  test('An unread message waits a day, a press 150 seconds', async () => {
    const { result: card } = await call('sendMessage', {
      chat_id: anna.id,
      text: 'Идёте?',
      reply_markup: { inline_keyboard: [[{ text: 'Иду', callback_data: 'go' }]] },
    });
    void world.press(anna, card, 'Иду');
    say('подожду');
    clock.advance(149_000);
    assert.equal((await call('getUpdates')).result.length, 2);
    clock.advance(1_000);
    assert.deepEqual(texts(await call('getUpdates')), ['подожду']);
    clock.advance(24 * 3_600_000);
    assert.deepEqual(texts(await call('getUpdates')), []);
  });

  test('Only the wanted types of updates come, and the wish is remembered', async () => {
    await call('getUpdates', { allowed_updates: ['my_chat_member'] });
    say('не нужно');
    world.block(anna);
    world.unblock(anna);
    const { result } = await call('getUpdates');
    assert.deepEqual(
      result.map((update: object) => Object.keys(update)[1]),
      ['my_chat_member', 'my_chat_member'],
    );
  });

  test('An edited message comes as edited', async () => {
    const message = world.say(anna, 'пасмотри');
    world.edit(message, 'посмотри');
    const { result } = await call('getUpdates');
    assert.equal(result[1].edited_message.text, 'посмотри');
    assert.equal(result[1].edited_message.message_id, message.message_id);
  });
});
