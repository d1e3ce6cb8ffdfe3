import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, GROUP, linkedGroup } from '../support/group.ts';
import { openHouse } from '../support/house.ts';

type Ready = { readonly checks: { readonly groups: unknown } };

test('An admin adds the bot by its button with the least right, links the group, and the first mention is confirmed once', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45]);
  await house.says(olga, '/group');
  const pressed = await house.world.tap(olga, 'Добавить в домовой чат');
  assert.equal(pressed?.url, `https://t.me/${house.world.bot.username}?startgroup=link&admin=manage_chat`);
  const group = house.world.addGroup({ title: GROUP, members: [olga, anna] });
  house.world.addBot(group, { by: olga, admin: ADMIN, startgroup: 'link' });
  await house.quiet();
  assert.equal(
    await house.world.tap(anna, 'Привязать группу к ЖК', group).then((press) => press?.text),
    'Эта кнопка не для вас.',
  );
  assert.equal(await house.taps(olga, 'Привязать группу к ЖК'), 'Группа привязана');
  assert.match(house.world.lastMessage(group)?.text ?? '', /Группа привязана/);
  await house.world.tap(olga, 'Привязать группу к ЖК', group);
  for (const text of ['45 мигает', '45 всё ещё мигает']) {
    house.world.say(anna, `${at(house)} ${text}`, { chat: group });
    await house.quiet();
  }
  assert.equal(
    house.world.messages(olga).filter(({ text }) => text?.includes('первое обращение через')).length,
    1,
  );
  await house.says(olga, '/group');
  assert.match(house.reads(olga), /вижу обращения/);
  matchesGolden(t, house, 'group-setup', [olga], { group });
});

test('A bot that cannot see mentions says so, in the group and to the admin; /spot and replies work all the same', async (t) => {
  const house = await openHouse(t);
  house.world.switches.mentionsArrive = false;
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const group = await linkedGroup(house, olga, [anna, boris]);
  assert.match(house.world.lastMessage(group)?.text ?? '', /мне здесь не видны[\s\S]*администратором/);
  assert.match(house.reads(olga), /не видны обращения/);
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  await house.quiet();
  assert.ok(!house.world.find(boris, 'мигает'), 'Telegram keeps it from the bot');
  house.world.say(anna, '/spot 45 мигает', { chat: group });
  await house.quiet();
  assert.ok(house.world.find(boris, 'мигает'));
  const line = house.world.find(group, 'Передал') ?? assert.fail();
  house.world.say(boris, '12 спасибо', { chat: group, replyTo: line });
  await house.quiet();
  assert.ok(house.world.find(anna, 'спасибо'));
  const ready = async () => (await fetch(new URL('readyz', house.app().url))).json() as Promise<Ready>;
  assert.deepEqual((await ready()).checks.groups, { ok: true, linked: 1, blind: 1 });
  house.world.promoteBot(group, olga);
  await house.quiet();
  assert.match(house.reads(olga), /мне теперь видно/);
  assert.deepEqual((await ready()).checks.groups, { ok: true, linked: 1, blind: 0 });
  house.world.say(boris, `${at(house)} 12 фары горят`, { chat: group });
  await house.quiet();
  assert.ok(house.world.find(olga, 'дошло первое обращение'));
  await house.stopBot();
  await house.startBot();
  house.world.demoteBot(group, olga);
  await house.quiet();
  assert.match(house.world.lastMessage(group)?.text ?? '', /мне здесь не видны/);
  matchesGolden(t, house, 'group-blind', [olga], { group });
});

test('Where mentions arrive in privacy mode all the same, the first one settles the question', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  house.world.switches.mentionsArrive = true;
  const group = await linkedGroup(house, olga, [anna, boris]);
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  await house.quiet();
  assert.ok(house.world.find(boris, 'мигает'));
  assert.ok(house.world.find(olga, 'дошло первое обращение'));
  await house.says(olga, '/group');
  assert.match(house.reads(olga), /вижу обращения/);
});

test('With privacy mode off nothing has to be pressed', async (t) => {
  const house = await openHouse(t);
  Object.assign(house.world.bot, { can_read_all_group_messages: true });
  const olga = await house.admin('Ольга');
  const group = await linkedGroup(house, olga, []);
  assert.doesNotMatch(JSON.stringify(house.world.messages(group)), /не видны/);
  assert.doesNotMatch(JSON.stringify(house.world.messages(olga)), /не видны/);
});

test('In a group of strangers the bot says once that it is not linked, and is silent from then on', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const group = house.world.addGroup({ title: 'Дачники', members: [anna] });
  house.world.addBot(group, { by: anna, admin: ADMIN });
  await house.quiet();
  const words = () => house.world.messages(group).filter(({ from }) => from?.is_bot).length;
  assert.equal(words(), 1);
  const before = house.world.messages(boris).length;
  for (const text of [`${at(house)} 45 мигает`, '/spot 45 мигает', '/start', '45']) {
    house.world.say(anna, text, { chat: group });
    await house.quiet();
  }
  assert.equal(words(), 1);
  assert.equal(house.world.messages(boris).length, before);
  matchesGolden(t, house, 'group-foreign', [], { group });
});

test('Several groups can be linked; each hears of its own requests, in Russian or in English', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const first = await linkedGroup(house, olga, [anna], { rights: ADMIN });
  await house.says(olga, '/lang');
  await house.taps(olga, 'English');
  const second = house.world.addGroup({ title: 'House 2', members: [olga, anna] });
  house.world.addBot(second, { by: olga, admin: ADMIN });
  await house.quiet();
  await house.taps(olga, 'Link the group to the complex');
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: second });
  await house.quiet();
  assert.equal(house.world.lastMessage(second)?.text, 'Passed on to the owner of spot 45');
  await house.taps(boris, 'Буду через 5 минут');
  assert.match(house.world.lastMessage(second)?.text ?? '', /there in 5 minutes/);
  assert.doesNotMatch(JSON.stringify(house.world.messages(first)), /45: /);
  house.world.removeBot(first, olga);
  await house.quiet();
  await house.says(olga, '/group');
  assert.match(house.reads(olga), /I was removed/);
  matchesGolden(t, house, 'group-english', [], { second });
});
