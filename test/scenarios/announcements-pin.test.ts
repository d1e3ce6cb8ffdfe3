import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Group, Person } from '../../playground/index.ts';
import type { Scope } from '../support/database.ts';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';
import { buttonsUnder } from '../support/joining.ts';

const PIN = 'Закрепить в чате дома';
const MAY_PIN = { ...ADMIN, can_pin_messages: true };

async function announces(house: House, admin: Person, text: string): Promise<void> {
  await house.says(admin, 'Объявления');
  await house.taps(admin, 'Новое объявление');
  await house.says(admin, text);
  await house.taps(admin, 'Отправить');
}

const posted = (house: House, group: Group, piece: string) =>
  house.world.messages(group).filter(({ text, caption }) => (text ?? caption ?? '').includes(piece));

test('«Закрепить в чате дома» posts the announcement in the group once and pins it', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const group = await linkedGroup(house, olga, [anna], { rights: MAY_PIN });
  house.world.addFault({ kind: 'delay', ms: 300, method: 'sendMessage', chat: anna.id, times: 1 });
  await announces(house, olga, 'Красят разметку');
  assert.equal(posted(house, group, 'Красят').length, 0, 'only when asked');
  const card = house.world.find(olga, 'Объявление отправлено') ?? assert.fail();
  const toasts = await Promise.all([1, 2].map(() => house.world.press(olga, card, PIN)));
  await house.quiet();
  assert.deepEqual(
    toasts.map((toast) => toast.text),
    ['Публикую, результат будет в карточке', 'Уже закреплено или вот-вот будет'],
  );
  assert.deepEqual(
    house.world.pinned(group),
    posted(house, group, 'Красят').map((message) => message.message_id),
  );
  assert.match(house.reads(olga), /Закреплено в чате ЖК «Тихий двор», дом 1/);
  assert.deepEqual(buttonsUnder(house, olga, 'Объявление отправлено'), []);
  matchesGolden(t, house, 'announcements-pinned', [olga], { group });
});

test('A bot that may not pin says which right it lacks; once it has it, a press pins what is there already', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const group = await linkedGroup(house, olga, [await house.resident('Анна', [12])], { rights: ADMIN });
  const other = await linkedGroup(house, olga, [], { title: 'Двор, корпус 2', rights: MAY_PIN });
  await announces(house, olga, 'Красят разметку');
  await house.taps(olga, PIN);
  assert.match(
    house.reads(olga),
    /ЖК «Тихий двор», дом 1 опубликовал, но закрепить не могу[\s\S]*📌 Закреплено в чате Двор/,
  );
  assert.deepEqual(house.world.pinned(group), []);
  assert.equal(house.world.pinned(other).length, 1);
  house.world.promoteBot(group, olga, MAY_PIN);
  await house.quiet();
  await house.taps(olga, PIN);
  for (const chat of [group, other]) {
    assert.equal(posted(house, chat, 'Красят').length, 1, chat.title);
    assert.equal(house.world.pinned(chat).length, 1, chat.title);
  }
  assert.match(house.reads(olga), /Закреплено в чате ЖК[\s\S]*Закреплено в чате Двор/);
  const refused = house.world.log.filter((call) => 'error' in call);
  assert.deepEqual(refused, [], 'Telegram had nothing to refuse');
});

test('Without a linked group there is no such button; where the bot was thrown out the card says so', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await announces(house, olga, 'Первое');
  assert.deepEqual(buttonsUnder(house, olga, 'Объявление отправлено'), []);
  const group = await linkedGroup(house, olga, [anna], { rights: MAY_PIN });
  await announces(house, olga, 'Второе');
  const card = house.world.find(olga, 'Объявление отправлено') ?? assert.fail();
  house.world.removeBot(group, olga);
  await house.quiet();
  assert.equal((await house.world.press(olga, card, PIN)).text, 'Домовой чат ещё не привязан');
  // As if Telegram had not told of it.
  await house.pool.query('update groups set present = true');
  await house.world.press(olga, card, PIN);
  await house.quiet();
  assert.match(house.reads(olga), /опубликовать не получилось: меня оттуда убрали/);
  assert.deepEqual(buttonsUnder(house, olga, 'Объявление отправлено'), [PIN]);
});

/** An announcement that stands in an ordinary group, unpinned: the bot lacks the right. */
async function postedWithoutPin(t: Scope) {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const group = await linkedGroup(house, olga, [await house.resident('Анна', [12])], {
    rights: ADMIN,
    type: 'group',
  });
  await announces(house, olga, 'Красят разметку');
  await house.taps(olga, PIN);
  return { house, olga, group };
}

test('A group that moved while the bot was away: one press posts it there and pins that', async (t) => {
  const { house, olga, group } = await postedWithoutPin(t);
  assert.match(house.reads(olga), /опубликовал, но закрепить не могу/);
  await house.stopBot();
  const moved = house.world.migrate(group, olga);
  house.world.promoteBot(moved, olga, MAY_PIN);
  // Telegram keeps updates for a day only.
  house.clock.advance(25 * 60 * 60_000);
  await house.startBot();
  await house.quiet();
  await house.taps(olga, PIN);
  assert.deepEqual(
    house.world.pinned(moved),
    posted(house, moved, 'Красят').map((message) => message.message_id),
  );
  assert.equal(posted(house, moved, 'Красят').length, 1);
  assert.match(house.reads(olga), /Закреплено в чате/);
});

test('A group that becomes a supergroup forgets the numbers of the messages in the old one', async (t) => {
  const { house, olga, group } = await postedWithoutPin(t);
  const refs = () => house.pool.query('select message_ref is null as forgotten from announcement_pins');
  assert.deepEqual((await refs()).rows, [{ forgotten: false }]);
  house.world.migrate(group, olga);
  await house.quiet();
  assert.deepEqual((await refs()).rows, [{ forgotten: true }]);
});
