import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';

test('A banned neighbour passes nothing on and reads why in private, and a guard may write', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  const group = await linkedGroup(app, olga, [anna, boris, stepan], { rights: ADMIN });
  await app.pool.query(
    `update memberships set banned_until = $2
     where person_id = (select person_id from addresses where external_id = $1)`,
    [anna.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  const heard = app.world.messages(boris).length;
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  await app.quiet();
  assert.equal(app.world.messages(boris).length, heard);
  assert.ok(!app.world.find(group, 'познакомимся'));
  assert.match(app.reads(anna), /Вы заблокированы до/);
  app.world.say(stepan, `${at(app)} 45 перегородил шлагбаум`, { chat: group });
  await app.quiet();
  assert.match(app.reads(boris), /сосед из домового чата/);
});

test('Whoever lives in another complex is nobody in this group, and its group is not shown to others', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  await app.pool.query("insert into complexes (name, time_zone) values ('Другой дом', 'Europe/Moscow')");
  await app.pool.query('update groups set complex_id = 2');
  const heard = app.world.messages(boris).length;
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  await app.quiet();
  assert.equal(app.world.messages(boris).length, heard);
  await app.says(olga, '/group');
  assert.match(app.reads(olga), /Группы пока нет/);
});

test('Writing in the group does not mean that the private chat is open again', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  app.world.block(boris);
  await app.quiet();
  app.world.say(boris, `${at(app)} привет`, { chat: group });
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /Не вижу номера места/);
  app.world.say(anna, `${at(app)} 45 и у вас`, { chat: group });
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /Не смог передать/);
  const tried = app.world.log.filter(({ params }) => JSON.stringify(params).includes('и у вас'));
  assert.ok(!tried.some(({ params }) => Number(params.chat_id) === boris.id), 'known without trying');
});

test('Whatever is typed comes out as it was typed, and a very long text is cut with «…»', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45, 46]);
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  const odd = "<b>фары</b> '; drop table alerts; -- =cmd() 👨‍👩‍👧 {$spot}";
  app.world.say(anna, `${at(app)} 45 ${odd}`, { chat: group });
  await app.quiet();
  assert.ok(app.reads(boris).includes(odd));
  const seen = app.world.say(boris, 'я'.repeat(4000), { chat: group });
  app.world.say(anna, `${at(app)} 46 ${'ю'.repeat(3000)}`, { chat: group, replyTo: seen });
  await app.quiet();
  assert.match(app.reads(boris), /я…/);
  assert.equal(app.world.lastMessage(group)?.text, 'Передал владельцу места 46');
});

test('The lines of a busy group wait for its pace without holding up anybody’s alert', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  // The first line cannot be sent; the next ones stay behind it, whatever is due in private goes out.
  app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: group.id, times: 1 });
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  await app.quiet();
  app.world.say(boris, `${at(app)} 12 окно открыто`, { chat: group });
  // Not quiet(): the second line is due and stays behind the first.
  await app.world.until(() => app.world.find(anna, 'окно открыто'));
  assert.match(app.reads(boris), /мигает/);
  assert.match(app.reads(anna), /окно открыто/);
  assert.ok(!app.world.find(group, 'Передал'));
  app.clock.advance(60_000);
  await app.world.until(() => app.world.find(group, 'места 12'));
  const lines = app.world.messages(group).flatMap(({ text }) => (text?.startsWith('Передал') ? [text] : []));
  assert.deepEqual(lines, ['Передал владельцу места 45', 'Передал владельцу места 12']);
});
