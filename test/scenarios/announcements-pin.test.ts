import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Group, Person } from '../../playground/index.ts';
import type { Scope } from '../support/database.ts';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

const PIN = 'Закрепить в чате дома';
const MAY_PIN = { ...ADMIN, can_pin_messages: true };

async function announces(app: TestApp, admin: Person, text: string): Promise<void> {
  await app.says(admin, 'Объявления');
  await app.taps(admin, 'Новое объявление');
  await app.says(admin, text);
  await app.taps(admin, 'Отправить');
}

const posted = (app: TestApp, group: Group, piece: string) =>
  app.world.messages(group).filter(({ text, caption }) => (text ?? caption ?? '').includes(piece));

test('«Закрепить в чате дома» posts the announcement in the group once and pins it', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const group = await linkedGroup(app, olga, [anna], { rights: MAY_PIN });
  app.world.addFault({ kind: 'delay', ms: 300, method: 'sendMessage', chat: anna.id, times: 1 });
  await announces(app, olga, 'Красят разметку');
  assert.equal(posted(app, group, 'Красят').length, 0, 'only when asked');
  const card = app.world.find(olga, 'Объявление отправлено') ?? assert.fail();
  // Both presses are answered before the card tells of it.
  app.world.addFault({ kind: 'delay', ms: 300, method: 'pinChatMessage', chat: group.id, times: 1 });
  const toasts = await Promise.all([1, 2].map(() => app.world.press(olga, card, PIN)));
  await app.quiet();
  assert.deepEqual(
    toasts.map((toast) => toast.text),
    ['Публикую, результат будет в карточке', 'Уже закреплено или вот-вот будет'],
  );
  assert.deepEqual(
    app.world.pinned(group),
    posted(app, group, 'Красят').map((message) => message.message_id),
  );
  const pins = app.world.log.filter(({ method }) => method === 'pinChatMessage');
  assert.deepEqual(
    pins.map(({ params }) => params.disable_notification),
    [true],
    'everybody has been told in private',
  );
  assert.match(app.reads(olga), /Закреплено в чате ЖК «Тихий двор», дом 1/);
  assert.deepEqual(buttonsUnder(app, olga, 'Объявление отправлено'), []);
  matchesGolden(t, app, 'announcements-pinned', [olga], { group });
});

test('What is posted in the group to be pinned makes a sound by day, and none at night', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const group = await linkedGroup(app, olga, [await app.resident('Анна', [12])], { rights: MAY_PIN });
  const isSilent = () =>
    app.world.log.findLast(({ method, params }) => method === 'sendMessage' && params.chat_id === group.id)
      ?.params.disable_notification ?? false;
  await announces(app, olga, 'Красят разметку');
  await app.taps(olga, PIN);
  assert.equal(isSilent(), false, 'at 22:36');
  await announces(app, olga, 'Моют паркинг');
  await app.advance(30);
  await app.taps(olga, PIN);
  assert.equal(posted(app, group, 'Моют').length, 1);
  assert.equal(isSilent(), true, 'at 23:06');
});

test('A bot that may not pin says which right it lacks; once it has it, a press pins what is there already', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const group = await linkedGroup(app, olga, [await app.resident('Анна', [12])], { rights: ADMIN });
  const other = await linkedGroup(app, olga, [], { title: 'Двор, корпус 2', rights: MAY_PIN });
  await announces(app, olga, 'Красят разметку');
  await app.taps(olga, PIN);
  assert.match(
    app.reads(olga),
    /ЖК «Тихий двор», дом 1 опубликовал, но закрепить не могу[\s\S]*📌 Закреплено в чате Двор/,
  );
  assert.deepEqual(app.world.pinned(group), []);
  assert.equal(app.world.pinned(other).length, 1);
  app.world.promoteBot(group, olga, MAY_PIN);
  await app.quiet();
  await app.taps(olga, PIN);
  for (const chat of [group, other]) {
    assert.equal(posted(app, chat, 'Красят').length, 1, chat.title);
    assert.equal(app.world.pinned(chat).length, 1, chat.title);
  }
  assert.match(app.reads(olga), /Закреплено в чате ЖК[\s\S]*Закреплено в чате Двор/);
  const refused = app.world.log.filter((call) => 'error' in call);
  assert.deepEqual(refused, [], 'Telegram had nothing to refuse');
});

test('Without a linked group there is no such button; where the bot was thrown out the card says so', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await announces(app, olga, 'Первое');
  assert.deepEqual(buttonsUnder(app, olga, 'Объявление отправлено'), []);
  const group = await linkedGroup(app, olga, [anna], { rights: MAY_PIN });
  await announces(app, olga, 'Второе');
  const card = app.world.find(olga, 'Объявление отправлено') ?? assert.fail();
  app.world.removeBot(group, olga);
  await app.quiet();
  assert.equal((await app.world.press(olga, card, PIN)).text, 'Домовой чат ещё не привязан');
  // As if Telegram had not told of it.
  await app.pool.query('update groups set present = true');
  await app.world.press(olga, card, PIN);
  await app.quiet();
  assert.match(app.reads(olga), /опубликовать не получилось: меня оттуда убрали/);
  assert.deepEqual(buttonsUnder(app, olga, 'Объявление отправлено'), [PIN]);
});

for (const why of [
  'CHANNEL_PRIVATE',
  'TOPIC_CLOSED',
  'CHAT_ADMIN_REQUIRED',
  'CHAT_SEND_PLAIN_FORBIDDEN',
  'PEER_ID_INVALID',
])
  test(`A house chat that takes nothing (${why}): the card says so, what is asked there goes on, and it can be tried again`, async (t) => {
    const app = await openTestApp(t);
    const olga = await app.admin('Ольга');
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [45]);
    const group = await linkedGroup(app, olga, [anna], { rights: MAY_PIN });
    await announces(app, olga, 'Красят разметку');
    const mend = app.world.addFault({
      kind: 'refusal',
      method: 'sendMessage',
      chat: group.id,
      description: `Bad Request: ${why}`,
    });
    await app.taps(olga, PIN);
    assert.match(
      app.reads(olga),
      /❌ В чате ЖК .* опубликовать не получилось: меня оттуда убрали или запретили писать/,
    );
    app.world.say(anna, '/spot 45 мигают фары', { chat: group });
    await app.quiet();
    assert.match(app.reads(boris), /мигают фары/, 'the owner reads it all the same');
    assert.match(app.reads(anna), /Доставлено хозяину машины/);
    mend();
    await app.taps(olga, PIN);
    assert.match(app.reads(olga), /📌 Закреплено в чате/);
    const { rows } = await app.pool.query("select from notices where state in ('dead', 'due', 'sending')");
    assert.equal(rows.length, 0, 'no bug of ours, and nothing is tried for ever');
  });

/** An announcement that stands in an ordinary group, unpinned: the bot lacks the right. */
async function postedWithoutPin(t: Scope) {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const group = await linkedGroup(app, olga, [await app.resident('Анна', [12])], {
    rights: ADMIN,
    type: 'group',
  });
  await announces(app, olga, 'Красят разметку');
  await app.taps(olga, PIN);
  return { app, olga, group };
}

test('A group that moved while the bot was away: one press posts it there and pins that', async (t) => {
  const { app, olga, group } = await postedWithoutPin(t);
  assert.match(app.reads(olga), /опубликовал, но закрепить не могу/);
  await app.stopBot();
  const moved = app.world.migrate(group, olga);
  app.world.promoteBot(moved, olga, MAY_PIN);
  // Telegram keeps updates for a day only.
  app.clock.advance(25 * 60 * 60_000);
  await app.startBot();
  await app.quiet();
  await app.taps(olga, PIN);
  assert.deepEqual(
    app.world.pinned(moved),
    posted(app, moved, 'Красят').map((message) => message.message_id),
  );
  assert.equal(posted(app, moved, 'Красят').length, 1);
  assert.match(app.reads(olga), /Закреплено в чате/);
});

test('A group that becomes a supergroup forgets the numbers of the messages in the old one', async (t) => {
  const { app, olga, group } = await postedWithoutPin(t);
  const refs = () => app.pool.query('select message_ref is null as forgotten from announcement_pins');
  assert.deepEqual((await refs()).rows, [{ forgotten: false }]);
  app.world.migrate(group, olga);
  await app.quiet();
  assert.deepEqual((await refs()).rows, [{ forgotten: true }]);
});
