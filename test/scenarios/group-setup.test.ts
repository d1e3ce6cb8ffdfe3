import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, GROUP, linkedGroup } from '../support/group.ts';
import { openTestApp } from '../support/test-app.ts';

type Ready = { readonly checks: { readonly groups: unknown } };

test('An admin adds the bot by its button with the least right, links the group, and the first mention is confirmed once', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(olga, '/group');
  const pressed = await app.world.tap(olga, 'Добавить в домовой чат');
  assert.equal(pressed?.url, `https://t.me/${app.world.bot.username}?startgroup=link&admin=manage_chat`);
  const group = app.world.addGroup({ title: GROUP, members: [olga, anna] });
  app.world.addBot(group, { by: olga, admin: ADMIN, startgroup: 'link' });
  await app.quiet();
  assert.equal(
    await app.world.tap(anna, 'Привязать группу к ЖК', group).then((press) => press?.text),
    'Эта кнопка не для вас.',
  );
  assert.equal(await app.taps(olga, 'Привязать группу к ЖК'), 'Группа привязана');
  assert.match(app.world.lastMessage(group)?.text ?? '', /Группа привязана/);
  await app.world.tap(olga, 'Привязать группу к ЖК', group);
  for (const text of ['45 мигает', '45 всё ещё мигает']) {
    app.world.say(anna, `${at(app)} ${text}`, { chat: group });
    await app.quiet();
  }
  assert.equal(
    app.world.messages(olga).filter(({ text }) => text?.includes('первое обращение через')).length,
    1,
  );
  await app.says(olga, '/group');
  assert.match(app.reads(olga), /вижу обращения/);
  matchesGolden(t, app, 'group-setup', [olga], { group });
});

test('A bot that cannot see mentions says so, in the group and to the admin; /spot and replies work all the same', async (t) => {
  const app = await openTestApp(t);
  app.world.switches.mentionsArrive = false;
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna, boris]);
  assert.match(app.world.lastMessage(group)?.text ?? '', /мне здесь не видны[\s\S]*администратором/);
  assert.match(app.reads(olga), /не видны обращения/);
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  await app.quiet();
  assert.ok(!app.world.find(boris, 'мигает'), 'Telegram keeps it from the bot');
  app.world.say(anna, '/spot 45 мигает', { chat: group });
  await app.quiet();
  assert.ok(app.world.find(boris, 'мигает'));
  const line = app.world.find(group, 'Передал') ?? assert.fail();
  app.world.say(boris, '12 спасибо', { chat: group, replyTo: line });
  await app.quiet();
  assert.ok(app.world.find(anna, 'спасибо'));
  const ready = async () => (await fetch(new URL('readyz', app.app().url))).json() as Promise<Ready>;
  assert.deepEqual((await ready()).checks.groups, { ok: true, linked: 1, blind: 1 });
  app.world.promoteBot(group, olga);
  await app.quiet();
  assert.match(app.reads(olga), /мне теперь видно/);
  assert.deepEqual((await ready()).checks.groups, { ok: true, linked: 1, blind: 0 });
  app.world.say(boris, `${at(app)} 12 фары горят`, { chat: group });
  await app.quiet();
  assert.ok(app.world.find(olga, 'дошло первое обращение'));
  await app.stopBot();
  await app.startBot();
  app.world.demoteBot(group, olga);
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /мне здесь не видны/);
  matchesGolden(t, app, 'group-blind', [olga], { group });
});

test('Where mentions arrive in privacy mode all the same, the first one settles the question', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  app.world.switches.mentionsArrive = true;
  const group = await linkedGroup(app, olga, [anna, boris]);
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  await app.quiet();
  assert.ok(app.world.find(boris, 'мигает'));
  assert.ok(app.world.find(olga, 'дошло первое обращение'));
  await app.says(olga, '/group');
  assert.match(app.reads(olga), /вижу обращения/);
  app.world.promoteBot(group, olga);
  await app.quiet();
  assert.ok(!app.world.find(olga, 'мне теперь видно'), 'it was said before');
});

test('With privacy mode off nothing has to be pressed', async (t) => {
  const app = await openTestApp(t);
  Object.assign(app.world.bot, { can_read_all_group_messages: true });
  const olga = await app.admin('Ольга');
  const group = await linkedGroup(app, olga, []);
  assert.doesNotMatch(JSON.stringify(app.world.messages(group)), /не видны/);
  assert.doesNotMatch(JSON.stringify(app.world.messages(olga)), /не видны/);
});

test('In a group of strangers the bot says once that it is not linked, and is silent from then on', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = app.world.addGroup({ title: 'Дачники', members: [anna] });
  app.world.addBot(group, { by: anna, admin: ADMIN });
  await app.quiet();
  const words = () => app.world.messages(group).filter(({ from }) => from?.is_bot).length;
  assert.equal(words(), 1);
  const before = app.world.messages(boris).length;
  for (const text of [`${at(app)} 45 мигает`, '/spot 45 мигает', '/start', '45']) {
    app.world.say(anna, text, { chat: group });
    await app.quiet();
  }
  assert.equal(words(), 1);
  assert.equal(app.world.messages(boris).length, before);
  matchesGolden(t, app, 'group-foreign', [], { group });
});

test('Several groups can be linked; each hears of its own requests, in Russian or in English', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const first = await linkedGroup(app, olga, [anna], { rights: ADMIN });
  await app.says(olga, '/lang');
  await app.taps(olga, 'English');
  const second = app.world.addGroup({ title: 'House 2', members: [olga, anna] });
  app.world.addBot(second, { by: olga, admin: ADMIN });
  await app.quiet();
  await app.taps(olga, 'Link the group to the complex');
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: second });
  await app.quiet();
  assert.equal(app.world.lastMessage(second)?.text, 'Passed on to the owner of spot 45');
  await app.taps(boris, 'Буду через 5 минут');
  assert.match(app.world.lastMessage(second)?.text ?? '', /there in 5 minutes/);
  assert.doesNotMatch(JSON.stringify(app.world.messages(first)), /45: /);
  app.world.removeBot(first, olga);
  await app.quiet();
  await app.says(olga, '/group');
  assert.match(app.reads(olga), /I was removed/);
  matchesGolden(t, app, 'group-english', [], { second });
});
