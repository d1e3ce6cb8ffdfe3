import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

/** The argument of /start in the newest link. */
async function invitation(app: TestApp, admin: Person): Promise<string> {
  await app.taps(admin, 'Управление');
  await app.taps(admin, 'Пригласить охрану');
  const link = /https:\/\/t\.me\/\w+\?start=(g_[\w-]{22})\b/.exec(app.reads(admin));
  return link?.[1] ?? assert.fail(app.reads(admin));
}

test('A guard joins by a link: consent, then the menu of a guard; the link works once', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const guard = app.stranger('Пост');
  const second = app.stranger('Второй');
  const start = await invitation(app, olga);
  // Her own try does not spend it.
  await app.says(olga, `/start ${start}`);
  assert.match(app.reads(olga), /Она ещё действует/);
  await app.says(guard, `/start ${start}`);
  await restart(app);
  await app.taps(guard, 'Согласен');
  assert.match(app.reads(guard), /Вы теперь охрана/);
  await app.says(second, `/start ${start}`);
  await app.taps(second, 'Согласен');
  assert.ok(app.world.find(second, 'ссылка уже не действует'));
  assert.doesNotMatch(app.reads(second), /номер вашего места/, 'a guard was invited, and no holder');
  const { rows } = await app.pool.query("select from memberships where roles = '{guard}'");
  assert.equal(rows.length, 1);
  // The secret itself is nowhere in the database.
  const dump = await app.pool.query(
    'select t::text as row from invites t union all select dialog::text from dialogs',
  );
  for (const { row } of dump.rows) assert.ok(!row.includes(start.slice(2)));
  const steady = (text: string) => text.replaceAll(start, 'g_…');
  matchesGolden(t, app, 'joining-guard', [olga, guard, second], {}, steady);
});

test('Two people press «Согласен» on one link at once: one becomes a guard', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const start = await invitation(app, olga);
  const people = [app.stranger('Первый'), app.stranger('Второй')];
  for (const person of people) await app.says(person, `/start ${start}`);
  await Promise.all(people.map((person) => app.world.tap(person, 'Согласен')));
  await app.quiet();
  const { rows } = await app.pool.query("select from memberships where roles = '{guard}'");
  assert.equal(rows.length, 1);
});

test('The link dies after 48 hours; whoever does not agree leaves it unspent and himself unstored', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const start = await invitation(app, olga);
  const shy = app.stranger('Скромный');
  await app.says(shy, `/start ${start}`);
  await app.taps(shy, 'Не согласен');
  const { rows } = await app.pool.query("select 1 from persons where display_name = 'Скромный'");
  assert.equal(rows.length, 0);
  const dima = await app.resident('Дима', [5]);
  await app.says(dima, `/start ${start}`);
  assert.match(app.reads(dima), /Стать охраной/);
  await app.advance(48 * 60);
  await app.taps(dima, 'Подтвердить');
  assert.match(app.reads(dima), /ссылка уже не действует/);
  await app.says(dima, `/start ${start}`);
  assert.match(app.reads(dima), /ссылка уже не действует/);
  await app.says(dima, '/start g_nonsense');
  assert.match(app.reads(dima), /Чем помочь/);
});

test('«Управление» is for admins: a resident who types it or forges its buttons gets nothing', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const dima = await app.resident('Дима', [5]);
  await app.says(dima, 'Управление');
  assert.match(app.reads(dima), /доступно администраторам/);
  const menu = app.world.lastMessage(dima);
  assert.ok(menu);
  for (const code of ['j:ig', 'j:cs', 'j:aa', 'j:ay:1']) {
    assert.equal((await app.world.forge(dima, menu, code)).text, 'Эта кнопка не для вас.', code);
  }
  const { rows } = await app.pool.query('select 1 from invites');
  assert.equal(rows.length, 0);
});
