import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { groupId } from '../../src/core/kernel/ids.ts';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { wireOf } from '../support/wire-of.ts';

/** A group into which this person brings the bot. */
async function brings(app: TestApp, person: Person, title: string, members: readonly Person[] = []) {
  const group = app.world.addGroup({ title, members: [person, ...members] });
  app.world.addBot(group, { by: person });
  await app.quiet();
  return group;
}

const labels = ({ world }: TestApp, person: Person) =>
  (world.messages(person).at(-1)?.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);

test('The groups of strangers crowd nobody’s settings, and cannot be linked from there', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stas = app.stranger('Стас');
  for (let n = 1; n <= 12; n += 1) await brings(app, stas, `Чужая ${n}`);
  await app.says(olga, '/group');
  assert.deepEqual(labels(app, olga), ['Добавить в домовой чат']);
  assert.doesNotMatch(app.reads(olga), /Чужая/);
  const press = wireOf({ kind: 'link group', group: groupId(1) });
  const { text } = await app.world.forge(olga, app.world.messages(olga).at(-1) ?? assert.fail(), press);
  assert.match(text ?? '', /устарела|не работает|больше/);
  const own = await brings(app, olga, 'Двор');
  const elsewhere = app.world.find(own, 'Привязать') ?? app.world.messages(own).at(-1) ?? assert.fail();
  await app.world.forge(olga, elsewhere, press, own);
  const second = await brings(app, olga, 'Двор 2');
  const known = await app.pool.query("select id from groups where title = 'Двор'");
  const other = wireOf({ kind: 'link group', group: groupId(Number(known.rows[0]?.id)) });
  const there = app.world.find(second, 'Привязать') ?? app.world.messages(second).at(-1) ?? assert.fail();
  await app.world.forge(olga, there, other, second);
  const linked = await app.pool.query('select from groups where complex_id is not null');
  assert.equal(linked.rows.length, 0, 'a press in one group links no other');
});

test('A group in which an admin was seen is offered by its name, also when it is the only one, while she is an admin', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const stas = app.stranger('Стас');
  const group = await brings(app, stas, 'Двор', [olga]);
  await app.says(pavel, '/group');
  assert.deepEqual(labels(app, pavel), ['Добавить в домовой чат']);
  app.world.say(olga, `/start@${app.world.bot.username}`, { chat: group });
  await app.quiet();
  await app.says(pavel, '/group');
  assert.deepEqual(labels(app, pavel), ['Привязать «Двор»', 'Добавить в домовой чат']);
  const offered = app.world.messages(pavel).at(-1) ?? assert.fail();
  await app.pool.query(
    "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)",
    [olga.id],
  );
  await app.world.press(pavel, offered, 'Привязать «Двор»');
  const linked = await app.pool.query('select from groups where complex_id is not null');
  assert.equal(linked.rows.length, 0, 'nobody of the admins is known to be there');
  await app.says(pavel, '/group');
  assert.deepEqual(labels(app, pavel), ['Добавить в домовой чат']);
});

test('Many groups stand on pages, by title', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  for (const n of [9, 8, 7, 6, 5, 4, 3, 2, 1]) await brings(app, olga, `Группа ${n}`);
  await app.says(olga, '/group');
  assert.deepEqual(labels(app, olga).slice(0, 2), ['Привязать «Группа 1»', 'Привязать «Группа 2»']);
  assert.equal(labels(app, olga).length, 10);
  await app.taps(olga, 'Дальше ▶');
  assert.match(labels(app, olga)[0] ?? '', /Группа 9/);
  matchesGolden(t, app, 'many-groups', [olga]);
});

test('A group whose admin has left it is neither linked nor offered any more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const group = await brings(app, olga, 'Двор', [app.stranger('Стас')]);
  await app.says(pavel, '/group');
  const offered = app.world.messages(pavel).at(-1) ?? assert.fail();
  app.world.leave(olga, group);
  const toast = await app.world.press(pavel, offered, 'Привязать «Двор»');
  assert.match(toast.text ?? '', /в этой группе/);
  const linked = await app.pool.query('select from groups where complex_id is not null');
  assert.equal(linked.rows.length, 0);
  await app.says(pavel, '/group');
  assert.deepEqual(labels(app, pavel), ['Добавить в домовой чат']);
});

for (const [code, description] of [
  [403, 'Forbidden: bot was kicked from the supergroup chat'],
  [400, 'Bad Request: chat not found'],
] as const)
  test(`Where Telegram says «${description}», no admin is a member`, async (t) => {
    const app = await openTestApp(t);
    const olga = await app.admin('Ольга');
    await brings(app, olga, 'Двор');
    await app.says(olga, '/group');
    app.world.addFault({ kind: 'refusal', method: 'getChatMember', code, description });
    await app.taps(olga, 'Привязать «Двор»');
    const linked = await app.pool.query('select from groups where complex_id is not null');
    assert.equal(linked.rows.length, 0);
  });

test('While Telegram does not say who is there, nothing is linked, and the group is offered still', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await brings(app, olga, 'Двор');
  await app.says(olga, '/group');
  const mend = app.world.addFault({ kind: 'server-error', method: 'getChatMember' });
  await app.taps(olga, 'Привязать «Двор»');
  mend();
  await app.says(olga, '/group');
  await app.taps(olga, 'Привязать «Двор»');
  const linked = await app.pool.query('select from groups where complex_id is not null');
  assert.equal(linked.rows.length, 1);
});
