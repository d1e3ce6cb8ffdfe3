import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openTestApp } from '../support/test-app.ts';

async function neighbours(t: Parameters<typeof openTestApp>[0], more: object = {}) {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const [pavel, stas] = [app.stranger('Павел'), app.stranger('Стас')];
  const group = await linkedGroup(app, olga, [anna, boris, pavel, stas], { rights: ADMIN, ...more });
  const fromBot = () => app.world.messages(group).filter(({ from }) => from?.is_bot).length;
  return { app, olga, anna, boris, pavel, stas, group, fromBot };
}

test('Whoever is no resident gets the way to the bot once a day, and nobody is disturbed', async (t) => {
  const { app, boris, pavel, group, fromBot } = await neighbours(t);
  const heard = app.world.messages(boris).length;
  const said = fromBot();
  for (const text of ['45 мигает', '45 мигает же', 'эй']) {
    app.world.say(pavel, `${at(app)} ${text}`, { chat: group });
    await app.quiet();
  }
  assert.equal(fromBot(), said + 1);
  const invited = app.world.find(group, 'познакомимся') ?? assert.fail();
  const opened = await app.world.press(pavel, invited, 'Открыть бота', group);
  assert.equal(opened.url, `https://t.me/${app.world.bot.username}?start=group`);
  await app.stopBot();
  await app.startBot();
  await app.advance(23 * 60);
  app.world.say(pavel, '/spot 45 мигает', { chat: group });
  await app.quiet();
  assert.equal(fromBot(), said + 1, 'also after a restart');
  await app.advance(60);
  app.world.say(pavel, '/spot 45 мигает', { chat: group });
  await app.quiet();
  assert.equal(fromBot(), said + 2);
  assert.equal(app.world.messages(boris).length, heard);
  const { rows } = await app.pool.query('select 1 from addresses where external_id = $1', [pavel.id]);
  assert.equal(rows.length, 0, 'nothing is stored about a stranger');
});

test('Two strangers of one group get the way to the bot on the same day, each his own', async (t) => {
  const { app, pavel, stas, group, fromBot } = await neighbours(t);
  const said = fromBot();
  for (const stranger of [pavel, stas, pavel, stas]) {
    app.world.say(stranger, `${at(app)} 45 мигает`, { chat: group });
    await app.quiet();
  }
  const invited = app.world.messages(group).slice(-4);
  assert.equal(fromBot(), said + 2);
  assert.ok(invited.some((one) => one.reply_to_message?.from?.id === stas.id));
});

test('Chatter is neither answered nor stored, and counts towards no limit', async (t) => {
  const { app, anna, boris, group, fromBot } = await neighbours(t);
  const said = fromBot();
  const { rows: before } = await app.pool.query('select key from updates');
  for (let line = 1; line <= 15; line += 1)
    app.world.say(anna, `болтовня ${line} про место 45`, { chat: group });
  app.world.sticker(anna, '👍', { chat: group });
  app.world.voice(boris, { chat: group });
  await app.quiet();
  assert.equal(fromBot(), said);
  const { rows: after } = await app.pool.query('select key from updates');
  assert.equal(after.length, before.length);
  await app.says(anna, 'привет');
  assert.match(app.reads(anna), /Не понял/);
});

test('Edits, channel posts, automatic forwards and forwarded commands do nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const channel = app.world.addGroup({ title: 'Новости дома', type: 'channel', bot: ADMIN });
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN, linkedChannel: channel });
  const heard = app.world.messages(boris).length;
  const said = app.world.messages(group).filter(({ from }) => from?.is_bot).length;
  app.world.channelPost(channel, `${at(app)} 45 мигает`);
  const chat = app.world.say(anna, 'Добрый вечер', { chat: group });
  app.world.edit(chat, `${at(app)} 45 мигает`);
  await app.quiet();
  app.world.forward(
    boris,
    app.world.say(anna, '/spot 45 мигает', {
      chat: app.world.addGroup({ title: 'Чужая', members: [anna] }),
    }),
    { chat: group },
  );
  await app.quiet();
  assert.equal(app.world.messages(boris).length, heard);
  assert.equal(app.world.messages(group).filter(({ from }) => from?.is_bot).length, said);
});

test('An anonymous administrator gets one line on how to write', async (t) => {
  const { app, olga, boris, group, fromBot } = await neighbours(t);
  const said = fromBot();
  const heard = app.world.messages(boris).length;
  for (const text of ['45 мигает', '45 мигает!']) {
    app.world.say(olga, `${at(app)} ${text}`, { chat: group, anonymous: true });
    await app.quiet();
  }
  app.world.say(olga, 'Просто объявление', { chat: group, anonymous: true });
  await app.quiet();
  assert.match(app.world.find(group, 'от имени группы')?.text ?? '', /\/spot мне лично/);
  assert.equal(fromBot(), said + 1 + 3, 'the three messages of the anonymous account itself, and one answer');
  assert.equal(app.world.messages(boris).length, heard);
  await app.advance(10);
  app.world.say(olga, `${at(app)} 45 мигает`, { chat: group, anonymous: true });
  await app.quiet();
  assert.equal(fromBot(), said + 2 + 4, 'by then it is another conversation');
});

test('In a forum the answer goes to the topic of the question', async (t) => {
  const { app, olga, anna, boris, group } = await neighbours(t, { forum: true });
  const parking = app.world.addTopic(group, olga, 'Парковка');
  const other = app.world.addTopic(group, olga, 'Болталка');
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group, thread: parking });
  await app.quiet();
  const line = app.world.lastMessage(group);
  assert.equal(line?.text, 'Передал владельцу места 45');
  assert.equal(line?.message_thread_id, parking);
  app.world.say(boris, `${at(app)} машина 12 открыта`, { chat: group, thread: other });
  await app.quiet();
  assert.equal(app.world.lastMessage(group)?.message_thread_id, other);
  await app.world.tap(boris, 'Место 12', group);
  await app.quiet();
  assert.equal(app.world.lastMessage(group)?.text, 'Передал владельцу места 12');
  assert.equal(app.world.lastMessage(group)?.message_thread_id, other);
  app.world.say(olga, `${at(app)} 45 мигает`, { chat: group, thread: parking, anonymous: true });
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /от имени группы/);
  assert.equal(app.world.lastMessage(group)?.message_thread_id, parking);
});

test('A group that becomes a supergroup stays linked, and the line goes on there', async (t) => {
  const { app, olga, anna, boris, group } = await neighbours(t, { type: 'group' });
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  await app.quiet();
  const moved = app.world.migrate(group, olga);
  await app.quiet();
  await app.taps(boris, 'Иду');
  assert.match(app.world.lastMessage(moved)?.text ?? '', /Место 45: хозяин машины идёт/);
  await app.taps(anna, 'Решено');
  app.world.say(boris, `${at(app)} 12 у вас окно`, { chat: moved });
  await app.quiet();
  assert.equal(app.world.lastMessage(moved)?.text, 'Передал владельцу места 12');
  matchesGolden(t, app, 'group-moved', [], { moved });
});

test('A supergroup that is heard of before the move is told nothing false; one of the same name is told a moment later', async (t) => {
  const { app, olga, anna, boris, group } = await neighbours(t, { type: 'group' });
  const read = app.world.messages(olga).length;
  const fresh = app.world.addGroup({ title: group.title, members: [olga, anna, boris] });
  app.world.addBot(fresh, { by: olga });
  await app.quiet();
  app.world.migrate(group, olga, fresh);
  await app.quiet();
  await app.advance(1);
  assert.equal(app.world.messages(olga).length, read);
  app.world.say(boris, `${at(app)} 12 у вас окно`, { chat: fresh });
  await app.quiet();
  assert.equal(app.world.lastMessage(fresh)?.text, 'Передал владельцу места 12');
  assert.doesNotMatch(JSON.stringify(app.world.messages(fresh)), /не привязана/);
  const other = app.world.addGroup({ title: group.title, members: [olga] });
  app.world.addBot(other, { by: olga });
  await app.quiet();
  await app.advance(1);
  assert.match(app.world.lastMessage(other)?.text ?? '', /не привязана/);
});

test('A refused call tells of the move, too, where the update never came', async (t) => {
  const { app, olga, anna, boris, group } = await neighbours(t, { type: 'group' });
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  await app.quiet();
  await app.stopBot();
  const moved = app.world.migrate(group, olga);
  // Telegram keeps updates for a day only.
  app.clock.advance(25 * 60 * 60_000);
  await app.pool.query('update alerts set last_event_at = $1', [app.clock.now()]);
  await app.pool.query('delete from timers');
  await app.startBot();
  await app.quiet();
  await app.taps(boris, 'Иду');
  assert.match(app.world.lastMessage(moved)?.text ?? '', /Место 45: хозяин машины идёт/);
  const { rows } = await app.pool.query('select chat_ref from groups');
  assert.deepEqual(rows, [{ chat_ref: String(moved.id) }]);
});

test('Two holders answer at once and the bot restarts: the group has one line, with an answer', async (t) => {
  const { app, anna, boris, group } = await neighbours(t);
  const vera = await app.resident('Вера', [45]);
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  await app.quiet();
  await Promise.all([app.world.tap(boris, 'Иду'), app.world.tap(vera, 'Буду через 5 минут')]);
  await app.stopBot();
  await app.startBot();
  await app.quiet();
  const lines = app.world
    .messages(group)
    .filter(({ text }) => /мест[ао] 45/i.test(text ?? '') && !text?.includes('@'));
  assert.equal(lines.length, 1);
  assert.match(lines[0]?.text ?? '', /хозяин машины (идёт|будет через 5 минут)/);
});

test('A forged press in a group does nothing that the group has no button for', async (t) => {
  const { app, anna, pavel, group } = await neighbours(t);
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  await app.quiet();
  const line = app.world.lastMessage(group) ?? assert.fail();
  for (const data of ['yes', 'r:b:19', 'a:1:go', 't:1:ok', 'bm:1:19', 'lg:1', '?']) {
    const answer = await app.world.forge(pavel, line, data, group);
    assert.notEqual(answer.text, '', data);
  }
  await app.quiet();
  assert.equal(app.world.lastMessage(group)?.text, 'Передал владельцу места 45');
});
