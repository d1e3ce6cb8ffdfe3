import assert from 'node:assert/strict';
import { test } from 'node:test';
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
