import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../src/adapters/telegram/decode.ts';
import { readUpdate } from '../../src/adapters/telegram/update.ts';

const me = { id: 7_000_000_001, username: 'My_Bot' };
const anna = { id: 5_000_000_123, is_bot: false, first_name: 'Анна' };
const home = { id: 5_000_000_123, type: 'private', first_name: 'Анна' };
const house = { id: -1_002_000_000_045, type: 'supergroup', title: 'Дом 5' };
const forward_origin = { type: 'hidden_user', date: 1_794_657_000, sender_user_name: 'Борис' };

const read = (body: object) => {
  const update = readUpdate({ update_id: 815, ...body });
  assert.ok(update);
  return decode(update, me, 1);
};
const message = (body: object) =>
  read({ message: { message_id: 42, date: 1_794_657_600, chat: home, from: anna, ...body } });

test('In a group the bot is asked by who writes, never by words that are passed on', () => {
  const said = { chat: house, text: '@My_Bot sos 45', entities: [{ type: 'mention', offset: 0, length: 7 }] };
  assert.equal(message(said)?.body.kind, 'addressed');
  assert.equal(message({ ...said, forward_origin }), null);
  const photo = [{ file_id: 'p', file_unique_id: 'u', width: 1, height: 1 }];
  const shown = { chat: house, photo, caption: said.text, caption_entities: said.entities };
  assert.equal(message({ ...shown, media_group_id: '5' })?.album, '5', 'with the photos around it');
});

test('A channel is nobody: its album in the house chat goes with nobody’s words, and in private it is not answered', () => {
  const channel = { id: -1_002_000_000_100, type: 'channel', title: 'Новости' };
  const photo = [{ file_id: 'p', file_unique_id: 'u', width: 1, height: 1 }];
  const part = { chat: house, photo, media_group_id: '5' };
  assert.equal(message(part)?.body.kind, 'album part');
  assert.equal(message({ ...part, sender_chat: channel }), null);
  assert.equal(message({ text: '45' })?.body.kind, 'text');
  assert.equal(message({ text: '45', sender_chat: channel }), null);
});

test('A secret key that somebody quotes goes no further', () => {
  const said = { chat: house, text: '@My_Bot 45', entities: [{ type: 'mention', offset: 0, length: 7 }] };
  const quoted = (text: string) => {
    const replied = { message_id: 9, date: 1, chat: house, from: { ...anna, id: 6 }, text };
    const body = message({ ...said, reply_to_message: replied })?.body;
    return body?.kind === 'addressed' ? body.replied?.text : assert.fail();
  };
  assert.equal(quoted('мигает'), 'мигает');
  assert.equal(quoted(`AGE-SECRET-KEY-1${'Q'.repeat(58)}`), '');
});

test('What is passed on in private orders nothing, and what was in it is known', () => {
  const body = message({ text: '/sos 45', forward_origin })?.body;
  assert.deepEqual(body, {
    ...{ kind: 'media', replyTo: null },
    forwarded: { kind: 'text', text: '/sos 45', replyTo: null },
  });
});

test('A message stands in a topic where Telegram says so, and answers another where it is no beginning of a topic', () => {
  assert.equal(message({ text: 'да', is_topic_message: true, message_thread_id: 9 })?.topic, '9');
  assert.equal(message({ text: 'да', message_thread_id: 9 })?.topic, undefined);
  assert.equal(message({ text: 'да', is_topic_message: true })?.topic, undefined);
  const replied = { message_id: 9, date: 1, chat: home };
  const answers = (more: object) => {
    const body = message({ text: 'да', reply_to_message: replied, ...more })?.body;
    return body?.kind === 'text' ? body.replyTo : assert.fail();
  };
  assert.equal(answers({}), '9');
  assert.equal(answers({ message_thread_id: 9 }), '9');
  assert.equal(answers({ is_topic_message: true, message_thread_id: 8 }), '9');
  assert.equal(answers({ is_topic_message: true, message_thread_id: 9 }), null);
});

test('A press is answered in the topic of its message, and in a group in none', () => {
  const press = (chat: object, more: object = {}) =>
    read({
      callback_query: {
        ...{ id: '1', from: anna, chat_instance: 'x', data: 'x' },
        message: {
          message_id: 3,
          date: 1,
          chat,
          from: anna,
          is_topic_message: true,
          message_thread_id: 9,
          ...more,
        },
      },
    });
  assert.equal(press(home)?.topic, '9');
  assert.equal(press(house)?.topic, undefined);
  assert.equal(press(home, { is_topic_message: undefined })?.topic, undefined);
});

test('A file stays a file whatever is written below it, and a video has words in an album alone', () => {
  const document = { file_id: 'f', file_unique_id: 'u', file_name: 'a.csv', file_size: 70_000 };
  assert.equal(message({ document, caption: '/spot 45' })?.body.kind, 'document');
  const video = { file_id: 'f', file_unique_id: 'u', width: 1, height: 1, duration: 1 };
  assert.deepEqual(message({ video, caption: 'вот' })?.body, { kind: 'media', replyTo: null });
  const part = message({ video, caption: 'вот', media_group_id: '5' });
  assert.deepEqual([part?.album, part?.body], ['5', { kind: 'media', caption: 'вот', replyTo: null }]);
});
