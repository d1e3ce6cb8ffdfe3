import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GrammyError } from 'grammy';
import { localTelegram, words } from './local-telegram.ts';

const { api, call, clock, neighbour, world } = await localTelegram();
const anna = neighbour();
const send = async (more: object) =>
  words(await call('sendMessage', { chat_id: anna.id, text: 'x', ...more }));
const inline = (...labels: string[]) => ({
  inline_keyboard: labels.map((text) => [{ text, callback_data: `do:${text}` }]),
});

test('A sent message looks as one of Telegram', async () => {
  const message = await api.sendMessage(anna.id, 'Привет', { reply_markup: inline('Иду') });
  assert.deepEqual(message, {
    message_id: message.message_id,
    date: Math.floor(clock.now().getTime() / 1000),
    chat: { id: anna.id, type: 'private', first_name: 'Анна' },
    from: { id: 7_000_000_001, is_bot: true, first_name: 'Паркинг', username: 'parking_playground_bot' },
    text: 'Привет',
    reply_markup: inline('Иду'),
  });
});

test('A text has 1 to 4096 UTF-16 units, after its tags are read', async () => {
  assert.equal(await send({ text: ' \n' }), 'Bad Request: message text is empty');
  assert.equal(await send({ text: '😀'.repeat(2049) }), 'Bad Request: message is too long');
  assert.equal(await send({ text: '😀'.repeat(2048) }), 'ok');
  assert.equal(await send({ text: `<b>${'x'.repeat(4096)}</b>`, parse_mode: 'HTML' }), 'ok');
});

test('A stray tag kills a message that asked for HTML, and does nothing to one that did not', async () => {
  assert.match(await send({ text: 'Иван <3', parse_mode: 'HTML' }), /^Bad Request: can't parse entities: /);
  assert.match(
    await send({ text: '<b>Иван', parse_mode: 'HTML' }),
    /Can't find end tag corresponding to start tag "b"/,
  );
  assert.match(await send({ text: '</b>Иван', parse_mode: 'HTML' }), /Unexpected end tag at byte offset 0/);
  assert.equal(await send({ text: 'Иван <3' }), 'ok');
});

test('HTML becomes plain text with entities', async () => {
  const { text, entities } = await api.sendMessage(anna.id, 'a &lt; <b>b<i>c</i></b>', {
    parse_mode: 'HTML',
  });
  assert.equal(text, 'a < bc');
  assert.deepEqual(entities, [
    { type: 'bold', offset: 4, length: 2 },
    { type: 'italic', offset: 5, length: 1 },
  ]);
});

test('Entities must lie inside the text and not cut an emoji in two', async () => {
  const bold = (offset: number, length: number) => ({
    text: '😀ab',
    entities: [{ type: 'bold', offset, length }],
  });
  assert.equal(await send(bold(2, 2)), 'ok');
  assert.match(await send(bold(2, 3)), /outside the text/);
  assert.match(await send(bold(0, 0)), /outside the text/);
  assert.match(await send(bold(1, 2)), /cuts an emoji/);
  assert.match(
    await send({ text: 'ab', entities: [{ type: 'text_link', offset: 0, length: 1 }] }),
    /lacks its value/,
  );
});

test('The data of a button has 1 to 64 bytes', async () => {
  const data = (callback_data: string) => ({
    reply_markup: { inline_keyboard: [[{ text: 'a', callback_data }]] },
  });
  assert.equal(await send(data('я'.repeat(32))), 'ok');
  assert.equal(await send(data(`${'я'.repeat(32)}x`)), 'Bad Request: BUTTON_DATA_INVALID');
  assert.equal(await send(data('')), 'Bad Request: BUTTON_DATA_INVALID');
});

test('A keyboard has at most 100 buttons and 10 KB', async () => {
  const many = (count: number) => inline(...Array.from({ length: count }, (_, i) => `${i}`));
  assert.equal(await send({ reply_markup: many(100) }), 'ok');
  assert.equal(await send({ reply_markup: many(101) }), 'Bad Request: reply markup is too long');
  assert.equal(
    await send({ reply_markup: { inline_keyboard: [[{ text: 'я'.repeat(5100), callback_data: 'a' }]] } }),
    'Bad Request: reply markup is too long',
  );
});

test('A button does exactly one thing', async () => {
  const button = (more: object) => ({ reply_markup: { inline_keyboard: [[{ text: 'a', ...more }]] } });
  assert.match(await send(button({})), /Text buttons are unallowed in the inline keyboard/);
  assert.match(
    await send(button({ url: 'https://example.org', callback_data: 'a' })),
    /both url and callback_data/,
  );
  assert.match(await send(button({ url: 'javascript:alert(1)' })), /is invalid/);
});

test('An edit changes text and buttons, and buttons that are not named go', async () => {
  const { message_id } = await api.sendMessage(anna.id, 'Отправлено', { reply_markup: inline('Напомнить') });
  await api.editMessageText(anna.id, message_id, 'Владелец идёт');
  const shown = world.find(anna, 'Владелец идёт');
  assert.equal(shown?.message_id, message_id);
  assert.equal(shown?.edits, 1);
  assert.equal(shown?.reply_markup, undefined);
});

test('An edit that changes nothing is refused', async () => {
  const { message_id } = await api.sendMessage(anna.id, 'Отправлено', { reply_markup: inline('Напомнить') });
  const same = api.editMessageText(anna.id, message_id, 'Отправлено', { reply_markup: inline('Напомнить') });
  await assert.rejects(same, (error) => {
    assert.ok(error instanceof GrammyError);
    assert.equal(
      error.description,
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
    return true;
  });
  await api.editMessageReplyMarkup(anna.id, message_id, { reply_markup: inline('Решено') });
});

test('A bot edits only its own messages, and only those that exist', async () => {
  const hers = world.say(anna, 'Моё');
  const edit = async (message_id: number) =>
    words(await call('editMessageText', { chat_id: anna.id, message_id, text: 'Чужое' }));
  assert.equal(await edit(hers.message_id), "Bad Request: message can't be edited");
  assert.equal(await edit(5), 'Bad Request: message to edit not found');
});

test('A message that brought a reply keyboard cannot be edited', async () => {
  const { message_id } = await api.sendMessage(anna.id, 'Меню', { reply_markup: { keyboard: [['Помощь']] } });
  const edit = await call('editMessageText', { chat_id: anna.id, message_id, text: 'Другое меню' });
  assert.equal(words(edit), "Bad Request: message can't be edited");
  assert.deepEqual(world.keyboard(anna)?.keyboard, [['Помощь']]);
  await api.sendMessage(anna.id, 'Без меню', { reply_markup: { remove_keyboard: true } });
  assert.equal(world.keyboard(anna), undefined);
});

test('A keyboard for one use is gone after the first words', async () => {
  await api.sendMessage(anna.id, 'Да?', { reply_markup: { keyboard: [['Да']], one_time_keyboard: true } });
  await world.tap(anna, 'Да');
  assert.equal(world.keyboard(anna), undefined);
});

test('A deleted message is gone and cannot be deleted twice', async () => {
  const { message_id } = await api.sendMessage(anna.id, 'Лишнее');
  await api.deleteMessage(anna.id, message_id);
  assert.equal(world.find(anna, 'Лишнее'), undefined);
  const again = await call('deleteMessage', { chat_id: anna.id, message_id });
  assert.equal(words(again), 'Bad Request: message to delete not found');
});

test('After 48 hours a message can no longer be deleted', async () => {
  const { message_id } = await api.sendMessage(anna.id, 'Старое');
  clock.advance(48 * 3_600_000 + 1000);
  const late = await call('deleteMessage', { chat_id: anna.id, message_id });
  assert.equal(words(late), "Bad Request: message can't be deleted for everyone");
});

test('A reply shows what it replies to, and a lost original is an error unless it is allowed', async () => {
  const hers = world.say(anna, 'Где бот?');
  const reply = await api.sendMessage(anna.id, 'Тут', { reply_parameters: { message_id: hers.message_id } });
  assert.equal(reply.reply_to_message?.text, 'Где бот?');
  const lost = { reply_parameters: { message_id: 5 } };
  assert.equal(await send(lost), 'Bad Request: message to be replied not found');
  assert.equal(await send({ reply_parameters: { message_id: 5, allow_sending_without_reply: true } }), 'ok');
});

test('A message id is never given twice, even by the next start of the playground', async () => {
  const before = await api.sendMessage(anna.id, 'Последнее до перезапуска');
  clock.advance(60_000);
  const restarted = await localTelegram({ clock });
  const again = restarted.world.addPerson({ ...anna });
  restarted.world.start(again);
  const after = await restarted.api.sendMessage(anna.id, 'Первое после перезапуска');
  assert.ok(after.message_id > before.message_id);
});
