import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode } from '../../src/adapters/telegram/decode.ts';
import { readUpdate, type Update } from '../../src/adapters/telegram/update.ts';

const me = { id: 7_000_000_001, username: 'My_Bot' };
const anna = {
  id: 5_000_000_123,
  is_bot: false,
  first_name: 'Анна',
  last_name: 'К.',
  username: 'anna',
  language_code: 'ru',
};
const home = { id: 5_000_000_123, type: 'private', first_name: 'Анна' };
const house = { id: -1_002_000_000_045, type: 'supergroup', title: 'Дом 5' };
const at = 1_794_657_600;

function update(body: object): Update {
  const read = readUpdate({ update_id: 815, ...body });
  assert.ok(read);
  return read;
}

const message = (body: object) =>
  update({ message: { message_id: 42, date: at, chat: home, from: anna, ...body } });
const inGroup = (body: object) => message({ chat: house, ...body });
const read = (from: Update) => decode(from, me, 1);
const bodyOf = (from: Update) => read(from)?.body;

test('A typed message arrives with its writer, its time and its text cleaned', () => {
  assert.deepEqual(read(message({ text: ' \u202e45\u200b место\r\nу лифта ' })), {
    bot: 1,
    key: '815',
    chat: { kind: 'private', ref: '5000000123' },
    sender: { externalId: '5000000123', displayName: 'Анна К.', username: 'anna', languageTag: 'ru' },
    writtenAt: new Date('2026-11-14T12:00:00Z'),
    body: { kind: 'text', text: '45 место\nу лифта', replyTo: null },
  });
});

test('A name is cleaned, put on one line and cut; an invisible one gives way to the username', () => {
  const named = (names: object) =>
    read(message({ from: { ...anna, last_name: undefined, ...names }, text: 'да' }))?.sender.displayName;
  assert.equal(named({ first_name: '\u202eИван\n', last_name: ' Петров\u200b' }), 'Иван Петров');
  assert.equal(named({ first_name: '<b>Ж</b>' }), '<b>Ж</b>');
  assert.equal(named({ first_name: 'Й'.repeat(70) }), `${'Й'.repeat(63)}…`);
  assert.equal(named({ first_name: '\u3164' }), '@anna');
  assert.equal(named({ first_name: '', username: undefined }), '—');
  assert.equal(named({ first_name: '', username: 'a\u0000 @b' }), '—');
});

test('A reply says to which message', () => {
  const replied = { message_id: 7, date: at, chat: home };
  const body = bodyOf(message({ text: 'еду', reply_to_message: replied }));
  assert.deepEqual(body, { kind: 'text', text: 'еду', replyTo: '7' });
});

const asked = {
  kind: 'addressed',
  how: 'mention',
  command: null,
  title: 'Дом 5',
  before: '',
  after: '',
  photos: [],
  replied: null,
  message: '42',
  topic: null,
};
const mention = (offset: number) => [{ type: 'mention', offset, length: 7 }];
const bot = { id: me.id, is_bot: true, first_name: 'Бот' };
const picture = [
  { file_id: 'small', file_unique_id: 's', width: 9, height: 6 },
  { file_id: 'large', file_unique_id: 'l', width: 90, height: 60 },
];

const inTheGroup: readonly [what: string, body: object, expected: object | null][] = [
  ['chatter', { text: 'Всем привет, 45' }, null],
  ['a mention', { text: '@my_bot 45 фары', entities: mention(0) }, { after: '45 фары' }],
  [
    'a mention in the middle',
    { text: 'Эй, @MY_BOT 45', entities: mention(4) },
    { before: 'Эй,', after: '45' },
  ],
  ['a mention of somebody else', { text: '@my_bo2 45', entities: mention(0) }, null],
  [
    'a caption',
    { photo: picture, caption: '@my_bot 45', caption_entities: mention(0) },
    { after: '45', photos: ['large'] },
  ],
  ['a command', { text: '/spot 45 фары' }, { how: 'command', command: 'spot', after: '45 фары' }],
  ['a command for another bot', { text: '/spot@other_bot 45' }, null],
  ['a forward', { text: '@my_bot 45', entities: mention(0), forward_origin: { type: 'user' } }, null],
  [
    'a reply to a neighbour',
    {
      text: '@my_bot 45',
      entities: mention(0),
      reply_to_message: { message_id: 7, date: at, chat: house, from: anna, text: 'мигает', photo: picture },
    },
    { after: '45', replied: { text: 'мигает', photo: 'large' } },
  ],
  [
    'a reply to the bot',
    {
      text: '45 фары',
      reply_to_message: { message_id: 7, date: at, chat: house, from: bot, text: 'Место 46' },
    },
    { how: 'reply', after: '45 фары' },
  ],
  [
    'a message in a topic that the bot opened',
    {
      text: '45 фары',
      reply_to_message: { message_id: 7, date: at, chat: house, from: bot },
      message_thread_id: 7,
      is_topic_message: true,
    },
    null,
  ],
  [
    'a mention in a topic',
    { text: '@my_bot 45', entities: mention(0), message_thread_id: 7, is_topic_message: true },
    { after: '45', topic: '7' },
  ],
];
for (const [what, body, expected] of inTheGroup) {
  test(`In a group the bot hears ${what} as ${expected === null ? 'nothing' : 'meant for it'}`, () => {
    assert.deepEqual(bodyOf(inGroup(body)), expected === null ? undefined : { ...asked, ...expected });
  });
}

test('A group that moves says from where to where, an anonymous administrator only that somebody asked', () => {
  const id = String(house.id);
  assert.deepEqual(bodyOf(inGroup({ migrate_to_chat_id: -7 })), { kind: 'moved', from: id, to: '-7' });
  assert.deepEqual(bodyOf(inGroup({ migrate_from_chat_id: -7 })), { kind: 'moved', from: '-7', to: id });
  const written = { from: { ...anna, is_bot: true }, sender_chat: house, text: '/spot 45' };
  const anonymous = { kind: 'anonymous', title: 'Дом 5', message: '42', topic: null };
  assert.deepEqual(bodyOf(inGroup(written)), anonymous);
});

test('The standing of the bot in a group tells what it sees there', () => {
  const standing = (body: object, who: object = me) =>
    decode(
      update({
        my_chat_member: { chat: house, from: anna, date: at, new_chat_member: { user: bot, ...body } },
      }),
      { ...me, ...who },
      1,
    )?.body;
  const now = (present: boolean, seesAll: boolean) => ({
    kind: 'bot standing',
    title: 'Дом 5',
    present,
    seesAll,
  });
  assert.deepEqual(standing({ status: 'member' }), now(true, false));
  assert.deepEqual(standing({ status: 'member' }, { readsAll: true }), now(true, true));
  assert.deepEqual(standing({ status: 'administrator' }), now(true, true));
  assert.deepEqual(
    standing({ status: 'restricted', is_member: false }, { readsAll: true }),
    now(false, false),
  );
  assert.deepEqual(standing({ status: 'kicked' }), now(false, false));
});

const commands: readonly [typed: string, name: string, argument: string][] = [
  ['/start', 'start', ''],
  ['/start spot45', 'start', 'spot45'],
  ['/Blocked 45', 'blocked', '45'],
  ['/blocked@my_bot 45', 'blocked', '45'],
  ['/blocked@MY_BOT   45 46', 'blocked', '45 46'],
  ['/announce\nвода\nгорячая', 'announce', 'вода\nгорячая'],
  ['/blocked45', 'blocked45', ''],
  [' /help\u200b ', 'help', ''],
];
for (const [typed, name, argument] of commands) {
  test(`${JSON.stringify(typed)} is the command ${name} with «${argument.replace(/\n/g, ' ')}»`, () => {
    assert.deepEqual(bodyOf(message({ text: typed })), { kind: 'command', name, argument });
  });
}

for (const typed of ['/', '/ start', '/привет', 'см. /start', '//start', '/start!', '5/6']) {
  test(`${JSON.stringify(typed)} is no command`, () => {
    assert.deepEqual(bodyOf(message({ text: typed })), { kind: 'text', text: typed, replyTo: null });
  });
}

test("A command for another bot is not ours, nor is a bot's name at the start of ours", () => {
  assert.equal(read(inGroup({ text: '/blocked@other_bot 45' })), null);
  assert.equal(read(inGroup({ text: '/blocked@my_bot2 45' })), null);
});

test('A photo arrives with its caption, everything else as something that is no text', () => {
  const photo = [
    { file_id: 'small', file_unique_id: 'b', width: 90, height: 60 },
    { file_id: 'large', file_unique_id: 'b', width: 1280, height: 960 },
    { file_id: 'wide', file_unique_id: 'b', width: 1600, height: 90 },
  ];
  assert.deepEqual(bodyOf(message({ photo, caption: '/blocked 45\u200b' })), {
    kind: 'photo',
    photos: ['large'],
    caption: '/blocked 45',
    replyTo: null,
  });
  const spot = { kind: 'command', name: 'spot', argument: '45 вот', photos: ['large'] };
  assert.deepEqual(bodyOf(message({ photo, caption: '/spot 45 вот' })), spot);
  const other = { kind: 'media', replyTo: null };
  const odd = [
    { sticker: {} },
    { voice: {} },
    { contact: { phone_number: '+7', first_name: 'А' } },
    { location: { latitude: 55, longitude: 37 } },
    { dice: { emoji: '🎲', value: 1 } },
    { document: { file_id: 'a', file_unique_id: 'b' }, animation: { file_id: 'a' } },
    { brand_new_in_11_0: {} },
  ];
  for (const body of odd) assert.deepEqual(bodyOf(message(body)), other);
});

test('A press arrives from the chat of its message, in a group too', () => {
  const press = (body: object) =>
    update({ callback_query: { id: '99', from: anna, chat_instance: '-1', data: 'a:1f:go', ...body } });
  const shown = { message_id: 42, date: at, chat: home, text: 'Вас заблокировали' };
  const pressed = { kind: 'press', code: 'a:1f:go', message: '42', pressId: '99' };
  assert.deepEqual(read(press({ message: shown })), {
    bot: 1,
    key: '815',
    chat: { kind: 'private', ref: '5000000123' },
    sender: { externalId: '5000000123', displayName: 'Анна К.', username: 'anna', languageTag: 'ru' },
    writtenAt: null,
    body: pressed,
  });
  // Too old for the bot to see: Telegram says so with a date of 0.
  assert.deepEqual(bodyOf(press({ message: { message_id: 42, date: 0, chat: home } })), pressed);
  assert.deepEqual(read(press({ message: { ...shown, chat: house } }))?.chat, {
    kind: 'group',
    ref: '-1002000000045',
  });
  assert.deepEqual(bodyOf(press({})), { ...pressed, message: null });
  assert.deepEqual(bodyOf(press({ message: { ...shown, message_id: 0 } })), { ...pressed, message: null });
  assert.equal(read(press({ message: shown, data: undefined, game_short_name: 'chess' })), null);
  assert.equal(read(press({ inline_message_id: 'AAA' })), null);
});

test('Whoever blocks the bot cannot be reached, whoever unblocks it can again', () => {
  const standing = (status: string, chat: object = home) =>
    update({ my_chat_member: { chat, from: anna, date: at, new_chat_member: { status, user: {} } } });
  assert.deepEqual(read(standing('kicked')), {
    bot: 1,
    key: '815',
    chat: { kind: 'private', ref: '5000000123' },
    sender: { externalId: '5000000123', displayName: 'Анна К.', username: 'anna', languageTag: 'ru' },
    writtenAt: new Date('2026-11-14T12:00:00Z'),
    body: { kind: 'reachability', reachable: false },
  });
  assert.deepEqual(bodyOf(standing('member')), { kind: 'reachability', reachable: true });
});

const nobody: readonly [what: string, from: Update][] = [
  [
    'an edited message',
    update({ edited_message: { message_id: 1, date: at, chat: home, from: anna, text: 'а' } }),
  ],
  [
    'a channel post',
    update({ channel_post: { message_id: 1, date: at, chat: { id: -1, type: 'channel' } } }),
  ],
  ['a message without a sender', inGroup({ from: undefined, text: '/spot 45' })],
  ['a message for a channel', inGroup({ sender_chat: { id: -100, type: 'channel' }, text: '/spot 45' })],
  ['an automatic forward', inGroup({ is_automatic_forward: true, text: '/spot 45' })],
  ['another bot', inGroup({ from: { ...anna, is_bot: true }, text: '/blocked 45' })],
  ['somebody coming in', inGroup({ new_chat_members: [anna] })],
  ['a pinned message', message({ pinned_message: { message_id: 1, date: 0, chat: home } })],
  ['a poll', update({ poll: { id: '1' } })],
  ['a kind that does not exist yet', update({ brand_new_in_11_0: { from: anna } })],
];
for (const [what, from] of nobody) {
  test(`Nobody has to answer ${what}`, () => assert.equal(read(from), null));
}

test('Whatever people type, the update decodes and nothing invisible is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, name) => {
      const incoming = read(message({ text, from: { ...anna, first_name: name } }));
      if (text.includes('@')) return;
      assert.ok(incoming);
      assert.ok(incoming.sender.displayName.length >= 1 && incoming.sender.displayName.length <= 64);
      assert.doesNotMatch(JSON.stringify(incoming), /[\u200b\u202e\u2066\ufeff]/);
    }),
  );
});
