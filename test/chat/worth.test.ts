import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCall, isCounted, worthOf } from '../../src/chat/acts.ts';
import { readSetting } from '../../src/chat/administration/read-setting.ts';
import { alertButtons } from '../../src/chat/alerts/buttons.ts';
import type { Incoming, IncomingBody } from '../../src/chat/kit/incoming.ts';
import { menuButtons } from '../../src/chat/kit/menu-buttons.ts';
import { alertId } from '../../src/core/kernel/ids.ts';
import { lexicon } from '../support/lexicon.ts';
import { words } from '../support/words.ts';

const said = (text: string): IncomingBody => ({ kind: 'text', text, replyTo: null });
const ordered = (name: string, argument = ''): IncomingBody => ({ kind: 'command', name, argument });
const pressed = (code: string): IncomingBody => ({ kind: 'press', code, message: '7', pressId: '1' });
const under = (caption: string): IncomingBody => ({
  ...{ kind: 'photo', photos: ['file'], caption, replyTo: null },
});
const key: IncomingBody = { kind: 'secret key', message: null };
const file = (otherwise: IncomingBody | null): IncomingBody => ({
  ...{ kind: 'unread file', file: 'f' as never, message: '7', otherwise },
});
const PRIVATE = { kind: 'private', ref: '1' } as const;
const GROUP = { kind: 'group', ref: '-1' } as const;
const worth = (body: IncomingBody, chat: Incoming['chat'] = PRIVATE) =>
  worthOf({ chat, body }, words, lexicon);

test('In a flood only what somebody waits for is heard: a number that calls, an answer, whatever ends a call', () => {
  const answer = alertButtons.data({ kind: 'answer', alert: alertId(1), answer: 'coming' });
  const write = alertButtons.data({ kind: 'write', alert: alertId(1), part: 'holder' });
  const menu = [
    menuButtons.data({ kind: 'open', choice: 'help' }),
    ...(['cancel', 'keep'] as const).map((kind) => menuButtons.data({ kind })),
  ];
  for (const vital of [
    said('45'),
    under('45'),
    ordered('blocked', '45'),
    ordered('sos', '45'),
    pressed(answer),
  ])
    assert.equal(worth(vital), 'vital', JSON.stringify(vital));
  assert.equal(worth(ordered('spot', '45 фары')), 'vital');
  for (const free of [...[...menu, write, 'nonsense'].map(pressed), ordered('start'), said('Моё место'), key])
    assert.equal(worth(free), 'free', JSON.stringify(free));
  for (const typed of [
    said('Привет'),
    under(''),
    ordered('help', '45'),
    ordered('blocked'),
    ordered('spot', 'фары'),
  ])
    assert.equal(worth(typed), 'typed', JSON.stringify(typed));
  assert.equal(worth(file(said('45'))), 'vital');
  assert.equal(worth(file(null)), 'free');
  assert.equal(worth(said('45'), GROUP), 'free');
  const addressed = (before: string, after: string): IncomingBody => ({
    ...{ kind: 'addressed', how: 'mention', command: null, title: 'Двор', before, after },
    ...{ photos: [], replied: null, message: '7', topic: null },
  });
  for (const [before, after] of [
    ['', '45 фары'],
    ['на 45 месте', ''],
  ] as const)
    assert.equal(worth(addressed(before, after), GROUP), 'vital', before);
  assert.equal(worth(addressed('', 'спасибо'), GROUP), 'free');
  assert.equal(isCall(ordered('help', '45'), lexicon), false);
});

test('Only what is typed in private counts towards what one may type', () => {
  const sender = { externalId: '1', displayName: 'Анна', username: null, languageTag: null };
  const counts = (body: IncomingBody, chat: Incoming['chat'] = PRIVATE) =>
    isCounted({ bot: 1, key: '1', chat, sender, writtenAt: null, body }, words);
  for (const body of [said('Привет'), under(''), ordered('help')]) assert.equal(counts(body), true);
  for (const body of [said('Моё место'), said('Отмена'), ordered('cancel'), pressed('x'), key])
    assert.equal(counts(body), false, JSON.stringify(body));
  assert.equal(counts({ kind: 'reachability', reachable: true }), false);
  assert.equal(counts(said('Привет'), GROUP), false);
});

test('A setting is taken within its bounds', () => {
  const read = (name: Parameters<typeof readSetting>[0], text: string) =>
    readSetting(name, text, lexicon, ['ru', 'en']) !== null;
  for (const [name, most] of [
    ['remind after', 60],
    ['call after', 120],
  ] as const)
    assert.deepEqual(
      [0, 1, most, most + 1].map((count) => read(name, `${count}`)),
      [false, true, true, false],
      name,
    );
  assert.deepEqual([read('name', 'Я'.repeat(100)), read('name', 'Я'.repeat(101))], [true, false]);
  assert.deepEqual([read('bot contact', 'Я'.repeat(60)), read('bot contact', 'Я'.repeat(61))], [true, false]);
  assert.deepEqual([read('quiet hours', '23-7'), read('quiet hours', '23-23')], [true, false]);
});
