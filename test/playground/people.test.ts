import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localTelegram, words } from './local-telegram.ts';

const { api, call, clock, neighbour, world } = await localTelegram({ pressTimeoutMs: 1_000 });
const send = async (chat_id: number) => words(await call('sendMessage', { chat_id, text: 'x' }));
const updates = async () => {
  const { result } = await call('getUpdates', { offset: 0 });
  await call('getUpdates', { offset: result.at(-1)?.update_id + 1 });
  return result;
};
const keys = { reply_markup: { inline_keyboard: [[{ text: '🚗 Иду', callback_data: 'go' }]] } };

test('Nobody is written to before they start the bot', async () => {
  const stranger = world.addPerson({ firstName: 'Новый' });
  assert.equal(await send(stranger.id), "Forbidden: bot can't initiate conversation with a user");
  world.start(stranger);
  assert.equal(await send(stranger.id), 'ok');
  assert.equal(await send(5), 'Bad Request: chat not found');
});

test('Who blocks the bot is told of at once and cannot be reached until they come back', async () => {
  const boris = neighbour('Борис');
  await updates();
  world.block(boris);
  assert.equal(await send(boris.id), 'Forbidden: bot was blocked by the user');
  world.start(boris);
  assert.equal(await send(boris.id), 'ok');
  const [blocked, back, start] = await updates();
  assert.equal(blocked.my_chat_member.new_chat_member.status, 'kicked');
  assert.equal(back.my_chat_member.new_chat_member.status, 'member');
  assert.equal(start.message.text, '/start');
});

test('A deleted account is deactivated', async () => {
  const gone = neighbour('Ушедший');
  world.deactivate(gone);
  assert.equal(await send(gone.id), 'Forbidden: user is deactivated');
});

test('A deep link brings its payload with /start', async () => {
  const guest = world.addPerson({ firstName: 'Гость' });
  await updates();
  world.start(guest, 'guard_AbC-1');
  const [{ message }] = await updates();
  assert.equal(message.text, '/start guard_AbC-1');
  assert.deepEqual(message.entities, [{ type: 'bot_command', offset: 0, length: 6 }]);
});

test('Commands, mentions, links and phones are marked in what people type', () => {
  const anna = neighbour();
  const { text = '', entities = [] } = world.say(
    anna,
    'см. @parking_playground_bot 45, /spot 45 и example.ru, +7 900 123-45-67, a@b.ru',
  );
  assert.deepEqual(
    entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]),
    [
      ['mention', '@parking_playground_bot'],
      ['bot_command', '/spot'],
      ['url', 'example.ru'],
      ['phone_number', '+7 900 123-45-67'],
      ['email', 'a@b.ru'],
    ],
  );
});

test('A press is answered by a toast, once', async () => {
  const anna = neighbour();
  const message = await api.sendMessage(anna.id, 'Идёте?', keys);
  await updates();
  const toast = world.press(anna, message, 'Иду');
  const [{ callback_query }] = await updates();
  assert.equal(callback_query.data, 'go');
  assert.equal(callback_query.message.message_id, message.message_id);
  await api.answerCallbackQuery(callback_query.id, { text: 'Передал', show_alert: true });
  assert.deepEqual(await toast, { text: 'Передал', alert: true });
  const again = await call('answerCallbackQuery', { callback_query_id: callback_query.id });
  assert.equal(
    words(again),
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  );
});

test('A press can be answered for 150 seconds', async () => {
  const anna = neighbour();
  const message = await api.sendMessage(anna.id, 'Идёте?', keys);
  await updates();
  void world.press(anna, message, 'Иду');
  const [{ callback_query }] = await updates();
  clock.advance(151_000);
  const late = await call('answerCallbackQuery', { callback_query_id: callback_query.id });
  assert.equal(
    words(late),
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  );
});

test('A press that the bot never answers ends with an error that names it', async () => {
  const anna = neighbour();
  const message = await api.sendMessage(anna.id, 'Идёте?', keys);
  await assert.rejects(world.press(anna, message, 'Иду'), /did not answer the press on «🚗 Иду» of Анна/);
});

test('A forged press carries any data', async () => {
  const anna = neighbour();
  const message = await api.sendMessage(anna.id, 'Идёте?', keys);
  await updates();
  void world.forge(anna, message.message_id, 'spot:45:free');
  const [{ callback_query }] = await updates();
  assert.equal(callback_query.data, 'spot:45:free');
});

test('A button that is not there cannot be pressed', async () => {
  const anna = neighbour();
  const message = await api.sendMessage(anna.id, 'Идёте?', keys);
  assert.throws(() => world.press(anna, message, 'Еду'), /no button «Еду» under «Идёте\?»: \[🚗 Иду\]/);
});

test('A tap finds the inline button first and then the keyboard, and says the key’s words', async () => {
  const anna = neighbour();
  await api.sendMessage(anna.id, 'Меню', { reply_markup: { keyboard: [['🚗 Перегородили'], ['Помощь']] } });
  await world.tap(anna, 'Перегородили');
  assert.equal(world.lastMessage(anna)?.text, '🚗 Перегородили');
  await assert.rejects(world.tap(anna, 'Уезжаю'), /nothing to press is called «Уезжаю»/);
});

test('Waiting in vain fails with what the chats looked like', async () => {
  const anna = neighbour();
  world.say(anna, 'Есть кто?');
  const vain = world.until(() => world.find(anna, 'Да'), { timeoutMs: 20, what: 'an answer to Анна' });
  await assert.rejects(vain, /waited 20 ms in vain for an answer to Анна[\s\S]*Анна: "Есть кто\?"/);
});
