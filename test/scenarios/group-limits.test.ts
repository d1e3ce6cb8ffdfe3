import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openHouse, openLiveHouse } from '../support/house.ts';

test('A banned neighbour passes nothing on and reads why in private, and a guard may write', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const stepan = await house.guard('Степан');
  const group = await linkedGroup(house, olga, [anna, boris, stepan], { rights: ADMIN });
  await house.pool.query(
    `update memberships set banned_until = $2
     where person_id = (select person_id from addresses where external_id = $1)`,
    [anna.id, new Date(house.clock.now().getTime() + 86_400_000)],
  );
  const heard = house.world.messages(boris).length;
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  await house.quiet();
  assert.equal(house.world.messages(boris).length, heard);
  assert.ok(!house.world.find(group, 'познакомимся'));
  assert.match(house.reads(anna), /Вы заблокированы до/);
  house.world.say(stepan, `${at(house)} 45 перегородил шлагбаум`, { chat: group });
  await house.quiet();
  assert.match(house.reads(boris), /сосед из домового чата/);
});

test('Whoever lives in another complex is nobody in this group, and its group is not shown to others', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const group = await linkedGroup(house, olga, [anna, boris], { rights: ADMIN });
  await house.pool.query("insert into complexes (name, time_zone) values ('Другой дом', 'Europe/Moscow')");
  await house.pool.query('update groups set complex_id = 2');
  const heard = house.world.messages(boris).length;
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  await house.quiet();
  assert.equal(house.world.messages(boris).length, heard);
  await house.says(olga, '/group');
  assert.match(house.reads(olga), /Группы пока нет/);
});

test('Writing in the group does not mean that the private chat is open again', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const group = await linkedGroup(house, olga, [anna, boris], { rights: ADMIN });
  house.world.block(boris);
  await house.quiet();
  house.world.say(boris, `${at(house)} привет`, { chat: group });
  await house.quiet();
  assert.match(house.world.lastMessage(group)?.text ?? '', /Не вижу номера места/);
  house.world.say(anna, `${at(house)} 45 и у вас`, { chat: group });
  await house.quiet();
  assert.match(house.world.lastMessage(group)?.text ?? '', /Не смог передать/);
  const tried = house.world.log.filter(({ params }) => JSON.stringify(params).includes('и у вас'));
  assert.ok(!tried.some(({ params }) => Number(params.chat_id) === boris.id), 'known without trying');
});

test('Whatever is typed comes out as it was typed, and a very long text is cut with «…»', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45, 46]);
  const group = await linkedGroup(house, olga, [anna, boris], { rights: ADMIN });
  const odd = "<b>фары</b> '; drop table alerts; -- =cmd() 👨‍👩‍👧 {$spot}";
  house.world.say(anna, `${at(house)} 45 ${odd}`, { chat: group });
  await house.quiet();
  assert.ok(house.reads(boris).includes(odd));
  const seen = house.world.say(boris, 'я'.repeat(4000), { chat: group });
  house.world.say(anna, `${at(house)} 46 ${'ю'.repeat(3000)}`, { chat: group, replyTo: seen });
  await house.quiet();
  assert.match(house.reads(boris), /я…/);
  assert.equal(house.world.lastMessage(group)?.text, 'Передал владельцу места 46');
});

test('The lines of a busy group wait for its pace without holding up anybody’s alert', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const group = await linkedGroup(house, olga, [anna, boris], { rights: ADMIN });
  // The first line cannot be sent; the next ones stay behind it, whatever is due in private goes out.
  house.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: group.id, times: 1 });
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  await house.quiet();
  house.world.say(boris, `${at(house)} 12 окно открыто`, { chat: group });
  // Not quiet(): the second line is due and stays behind the first.
  await house.world.until(() => house.world.find(anna, 'окно открыто'));
  assert.match(house.reads(boris), /мигает/);
  assert.match(house.reads(anna), /окно открыто/);
  assert.ok(!house.world.find(group, 'Передал'));
  house.clock.advance(60_000);
  await house.world.until(() => house.world.find(group, 'места 12'));
  const lines = house.world
    .messages(group)
    .flatMap(({ text }) => (text?.startsWith('Передал') ? [text] : []));
  assert.deepEqual(lines, ['Передал владельцу места 45', 'Передал владельцу места 12']);
});
