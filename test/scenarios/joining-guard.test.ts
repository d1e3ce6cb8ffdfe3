import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';
import { restart } from '../support/joining.ts';

/** The argument of /start in the newest link. */
async function invitation(house: House, admin: Person): Promise<string> {
  await house.taps(admin, 'Управление');
  await house.taps(admin, 'Пригласить охрану');
  const link = /https:\/\/t\.me\/\w+\?start=(g_[\w-]{22})\b/.exec(house.reads(admin));
  return link?.[1] ?? assert.fail(house.reads(admin));
}

test('A guard joins by a link: consent, then the menu of a guard; the link works once', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const guard = house.stranger('Пост');
  const second = house.stranger('Второй');
  const start = await invitation(house, olga);
  // Her own try does not spend it.
  await house.says(olga, `/start ${start}`);
  assert.match(house.reads(olga), /Она ещё действует/);
  await house.says(guard, `/start ${start}`);
  await restart(house);
  await house.taps(guard, 'Согласен');
  assert.match(house.reads(guard), /Вы теперь охрана/);
  await house.says(second, `/start ${start}`);
  await house.taps(second, 'Согласен');
  assert.ok(house.world.find(second, 'ссылка уже не действует'));
  assert.doesNotMatch(house.reads(second), /номер вашего места/, 'a guard was invited, and no holder');
  const { rows } = await house.pool.query("select from memberships where roles = '{guard}'");
  assert.equal(rows.length, 1);
  // The secret itself is nowhere in the database.
  const dump = await house.pool.query(
    'select t::text as row from invites t union all select dialog::text from dialogs',
  );
  for (const { row } of dump.rows) assert.ok(!row.includes(start.slice(2)));
  const steady = (text: string) => text.replaceAll(start, 'g_…');
  matchesGolden(t, house, 'joining-guard', [olga, guard, second], {}, steady);
});

test('Two people press «Согласен» on one link at once: one becomes a guard', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const start = await invitation(house, olga);
  const people = [house.stranger('Первый'), house.stranger('Второй')];
  for (const person of people) await house.says(person, `/start ${start}`);
  await Promise.all(people.map((person) => house.world.tap(person, 'Согласен')));
  await house.quiet();
  const { rows } = await house.pool.query("select from memberships where roles = '{guard}'");
  assert.equal(rows.length, 1);
});

test('The link dies after 48 hours; whoever does not agree leaves it unspent and himself unstored', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const start = await invitation(house, olga);
  const shy = house.stranger('Скромный');
  await house.says(shy, `/start ${start}`);
  await house.taps(shy, 'Не согласен');
  const { rows } = await house.pool.query("select 1 from persons where display_name = 'Скромный'");
  assert.equal(rows.length, 0);
  const dima = await house.resident('Дима', [5]);
  await house.says(dima, `/start ${start}`);
  assert.match(house.reads(dima), /Стать охраной/);
  await house.pass(48 * 60);
  await house.taps(dima, 'Подтвердить');
  assert.match(house.reads(dima), /ссылка уже не действует/);
  await house.says(dima, `/start ${start}`);
  assert.match(house.reads(dima), /ссылка уже не действует/);
  await house.says(dima, '/start g_nonsense');
  assert.match(house.reads(dima), /Чем помочь/);
});

test('«Управление» is for admins: a resident who types it or forges its buttons gets nothing', async (t) => {
  const house = await openHouse(t);
  await house.admin('Ольга');
  const dima = await house.resident('Дима', [5]);
  await house.says(dima, 'Управление');
  assert.match(house.reads(dima), /доступно администраторам/);
  const menu = house.world.lastMessage(dima);
  assert.ok(menu);
  for (const code of ['j:ig', 'j:cs', 'j:aa', 'j:ay:1']) {
    assert.equal((await house.world.forge(dima, menu, code)).text, 'Эта кнопка не для вас.', code);
  }
  const { rows } = await house.pool.query('select 1 from invites');
  assert.equal(rows.length, 0);
});
