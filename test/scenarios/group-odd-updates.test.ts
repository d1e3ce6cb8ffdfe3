import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openHouse } from '../support/house.ts';

async function neighbours(t: Parameters<typeof openHouse>[0], more: object = {}) {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const pavel = house.stranger('Павел');
  const group = await linkedGroup(house, olga, [anna, boris, pavel], { rights: ADMIN, ...more });
  const fromBot = () => house.world.messages(group).filter(({ from }) => from?.is_bot).length;
  return { house, olga, anna, boris, pavel, group, fromBot };
}

test('Whoever is no resident gets the way to the bot once a day, and nobody is disturbed', async (t) => {
  const { house, boris, pavel, group, fromBot } = await neighbours(t);
  const heard = house.world.messages(boris).length;
  const said = fromBot();
  for (const text of ['45 мигает', '45 мигает же', 'эй']) {
    house.world.say(pavel, `${at(house)} ${text}`, { chat: group });
    await house.quiet();
  }
  assert.equal(fromBot(), said + 1);
  const invited = house.world.find(group, 'познакомимся') ?? assert.fail();
  const opened = await house.world.press(pavel, invited, 'Открыть бота', group);
  assert.equal(opened.url, `https://t.me/${house.world.bot.username}?start=group`);
  await house.stopBot();
  await house.startBot();
  await house.pass(23 * 60);
  house.world.say(pavel, '/spot 45 мигает', { chat: group });
  await house.quiet();
  assert.equal(fromBot(), said + 1, 'also after a restart');
  await house.pass(60);
  house.world.say(pavel, '/spot 45 мигает', { chat: group });
  await house.quiet();
  assert.equal(fromBot(), said + 2);
  assert.equal(house.world.messages(boris).length, heard);
  const { rows } = await house.pool.query('select 1 from addresses where external_id = $1', [pavel.id]);
  assert.equal(rows.length, 0, 'nothing is stored about a stranger');
});

test('Chatter is neither answered nor stored, and counts towards no limit', async (t) => {
  const { house, anna, boris, group, fromBot } = await neighbours(t);
  const said = fromBot();
  const { rows: before } = await house.pool.query('select key from updates');
  for (let line = 1; line <= 15; line += 1)
    house.world.say(anna, `болтовня ${line} про место 45`, { chat: group });
  house.world.sticker(anna, '👍', { chat: group });
  house.world.voice(boris, { chat: group });
  await house.quiet();
  assert.equal(fromBot(), said);
  const { rows: after } = await house.pool.query('select key from updates');
  assert.equal(after.length, before.length);
  await house.says(anna, 'привет');
  assert.match(house.reads(anna), /Не понял/);
});

test('Edits, channel posts, automatic forwards and forwarded commands do nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const channel = house.world.addGroup({ title: 'Новости дома', type: 'channel', bot: ADMIN });
  const group = await linkedGroup(house, olga, [anna, boris], { rights: ADMIN, linkedChannel: channel });
  const heard = house.world.messages(boris).length;
  const said = house.world.messages(group).filter(({ from }) => from?.is_bot).length;
  house.world.channelPost(channel, `${at(house)} 45 мигает`);
  const chat = house.world.say(anna, 'Добрый вечер', { chat: group });
  house.world.edit(chat, `${at(house)} 45 мигает`);
  await house.quiet();
  house.world.forward(
    boris,
    house.world.say(anna, '/spot 45 мигает', {
      chat: house.world.addGroup({ title: 'Чужая', members: [anna] }),
    }),
    { chat: group },
  );
  await house.quiet();
  assert.equal(house.world.messages(boris).length, heard);
  assert.equal(house.world.messages(group).filter(({ from }) => from?.is_bot).length, said);
});

test('An anonymous administrator gets one line on how to write', async (t) => {
  const { house, olga, boris, group, fromBot } = await neighbours(t);
  const said = fromBot();
  const heard = house.world.messages(boris).length;
  for (const text of ['45 мигает', '45 мигает!']) {
    house.world.say(olga, `${at(house)} ${text}`, { chat: group, anonymous: true });
    await house.quiet();
  }
  house.world.say(olga, 'Просто объявление', { chat: group, anonymous: true });
  await house.quiet();
  assert.match(house.world.find(group, 'от имени группы')?.text ?? '', /\/spot мне лично/);
  assert.equal(fromBot(), said + 1 + 3, 'the three messages of the anonymous account itself, and one answer');
  assert.equal(house.world.messages(boris).length, heard);
});

test('In a forum the answer goes to the topic of the question', async (t) => {
  const { house, olga, anna, boris, group } = await neighbours(t, { forum: true });
  const parking = house.world.addTopic(group, olga, 'Парковка');
  const other = house.world.addTopic(group, olga, 'Болталка');
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group, thread: parking });
  await house.quiet();
  const line = house.world.lastMessage(group);
  assert.equal(line?.text, 'Передал владельцу места 45');
  assert.equal(line?.message_thread_id, parking);
  house.world.say(boris, `${at(house)} машина 12 открыта`, { chat: group, thread: other });
  await house.quiet();
  assert.equal(house.world.lastMessage(group)?.message_thread_id, other);
  await house.world.tap(boris, 'Место 12', group);
  await house.quiet();
  assert.equal(house.world.lastMessage(group)?.text, 'Передал владельцу места 12');
  assert.equal(house.world.lastMessage(group)?.message_thread_id, other);
});

test('A group that becomes a supergroup stays linked, and the line goes on there', async (t) => {
  const { house, olga, anna, boris, group } = await neighbours(t, { type: 'group' });
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  await house.quiet();
  const moved = house.world.migrate(group, olga);
  await house.quiet();
  await house.taps(boris, 'Иду');
  assert.match(house.world.lastMessage(moved)?.text ?? '', /Место 45: владелец идёт/);
  await house.taps(anna, 'Решено');
  house.world.say(boris, `${at(house)} 12 у вас окно`, { chat: moved });
  await house.quiet();
  assert.equal(house.world.lastMessage(moved)?.text, 'Передал владельцу места 12');
  matchesGolden(t, house, 'group-moved', [], { moved });
});

test('A refused call tells of the move, too, where the update never came', async (t) => {
  const { house, olga, anna, boris, group } = await neighbours(t, { type: 'group' });
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  await house.quiet();
  await house.stopBot();
  const moved = house.world.migrate(group, olga);
  // Telegram keeps updates for a day only.
  house.clock.advance(25 * 60 * 60_000);
  await house.pool.query('update alerts set last_event_at = $1', [house.clock.now()]);
  await house.pool.query('delete from timers');
  await house.startBot();
  await house.quiet();
  await house.taps(boris, 'Иду');
  assert.match(house.world.lastMessage(moved)?.text ?? '', /Место 45: владелец идёт/);
  const { rows } = await house.pool.query('select chat_ref from groups');
  assert.deepEqual(rows, [{ chat_ref: String(moved.id) }]);
});

test('Two holders answer at once and the bot restarts: the group has one line, with an answer', async (t) => {
  const { house, anna, boris, group } = await neighbours(t);
  const vera = await house.resident('Вера', [45]);
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  await house.quiet();
  await Promise.all([house.world.tap(boris, 'Иду'), house.world.tap(vera, 'Буду через 5 минут')]);
  await house.stopBot();
  await house.startBot();
  await house.quiet();
  const lines = house.world
    .messages(group)
    .filter(({ text }) => /мест[ао] 45/i.test(text ?? '') && !text?.includes('@'));
  assert.equal(lines.length, 1);
  assert.match(lines[0]?.text ?? '', /владелец (идёт|будет через 5 минут)/);
});

test('A forged press in a group does nothing that the group has no button for', async (t) => {
  const { house, anna, pavel, group } = await neighbours(t);
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  await house.quiet();
  const line = house.world.lastMessage(group) ?? assert.fail();
  for (const data of ['yes', 'r:b:19', 'a:1:go', 't:1:ok', 'bm:1:19', 'lg:1', '?']) {
    const answer = await house.world.forge(pavel, line, data, group);
    assert.notEqual(answer.text, '', data);
  }
  await house.quiet();
  assert.equal(house.world.lastMessage(group)?.text, 'Передал владельцу места 45');
});
