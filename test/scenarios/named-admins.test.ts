import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { restart } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';

test('Whoever ADMIN_IDS makes an admin, or names no longer, is no secret to the others', async (t) => {
  const app = await openTestApp(t, { ADMIN_IDS: '555001' });
  const olga = await app.admin('Ольга');
  const emma = await app.admin('Эмма', [], { languageCode: 'en' });
  const pavel = app.stranger('Павел', { id: 555001 });
  await app.says(pavel, '/start');
  await app.taps(pavel, 'Согласен');
  assert.ok(app.world.find(pavel, 'Вы администратор этого дома'));
  assert.match(app.reads(olga), /Павел теперь администратор.*ADMIN_IDS/);
  assert.ok(!app.world.find(pavel, 'Павел теперь'), 'he sees it himself');
  await app.pool.query(
    `insert into admin_seeds (complex_id, bot_id, external_id, seeded_at)
     select complex_id, bot_id, $1, seeded_at from admin_seeds`,
    [String(emma.id)],
  );
  await restart(app);
  await app.quiet();
  assert.match(app.reads(olga), /Эмма.*больше нет/);
  const before = app.world.messages(olga).length;
  await restart(app);
  await app.quiet();
  assert.equal(app.world.messages(olga).length, before, 'said once');
  await app.says(olga, '/admin');
  await app.taps(olga, 'Журнал');
  await app.says(emma, '/admin');
  await app.taps(emma, 'Journal');
  matchesGolden(t, app, 'named-admins', [olga, emma]);
});

test('An admin who is banned runs no house: the other one is the last, and cannot be forgotten', async (t) => {
  const app = await openTestApp(t);
  const pavel = await app.admin('Павел');
  const dina = await app.admin('Дина');
  await app.pool.query(
    `update memberships set banned_until = $2
     where person_id = (select person_id from addresses where external_id = $1)`,
    [dina.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  await app.says(pavel, '/forget');
  assert.match(app.reads(pavel), /единственный администратор/);
});

test('Whoever ADMIN_IDS makes an admin, or brings back into a house without one, is banned no longer', async (t) => {
  const app = await openTestApp(t, { ADMIN_IDS: '555001,555002' });
  const pavel = app.stranger('Павел', { id: 555001 });
  await app.says(pavel, '/start');
  await app.taps(pavel, 'Согласен');
  const olga = await app.admin('Ольга');
  const set = async (roles: string, days: number, ...people: readonly Person[]) => {
    const until = days === 0 ? null : new Date(app.clock.now().getTime() + days * 86_400_000);
    await app.pool.query(
      `update memberships set roles = $1, banned_until = $2
       where person_id in (select person_id from addresses where external_id = any($3))`,
      [roles, until, people.map(({ id }) => String(id))],
    );
  };
  await set('{}', 1, pavel);
  await app.says(pavel, '/admin');
  assert.match(app.reads(pavel), /заблокированы/, 'another admin is there');
  await set('{}', 0, olga);
  await app.says(pavel, '/admin');
  assert.match(app.reads(pavel), /Управление/);
  const vera = await app.resident('Вера', [12], { id: 555002 });
  await set('{}', 1, vera);
  await app.pool.query("delete from admin_seeds where external_id = '555002'");
  await app.says(vera, '/admin');
  assert.match(app.reads(vera), /Управление/);
  const { rows } = await app.pool.query(
    'select roles, banned_until from memberships where banned_until is not null',
  );
  assert.deepEqual(rows, []);
});
