import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { makesCopy, opensNewest, pack, putsCopy, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { matchesGolden } from '../support/golden.ts';
import { applies, holders, restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

const roles = async ({ pool }: TestApp) => {
  const { rows } = await pool.query(
    `select p.display_name as name, m.roles, m.banned_until is not null as banned
     from memberships m join persons p on p.id = m.person_id order by p.display_name`,
  );
  return rows;
};

test('A house is brought back as it was: shown first, confirmed, told to everybody whom it concerns', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await makesCopy(app, olga);
  // Since then: Vera came, Boris gave up his spot, and Anna is a guard.
  const vera = app.stranger('Вера');
  await applies(app, vera, '45');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Подтвердить');
  await app.taps(olga, 'Одобрить');
  await app.pool.query(
    "update memberships set roles = '{guard}' where person_id = (select person_id from addresses where external_id = $1)",
    [anna.id],
  );
  assert.deepEqual(await holders(app), ['12 Анна', '45 Вера']);
  const before = await roles(app);
  await opensNewest(app, olga);
  assert.match(app.reads(olga), /Восстановить копию/);
  assert.deepEqual(await holders(app), ['12 Анна', '45 Вера'], 'nothing happens before it is confirmed');
  await restart(app);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис']);
  assert.deepEqual(await roles(app), before, 'roles and bans stay as they are');
  matchesGolden(t, app, 'restore', [olga, pavel, boris, vera]);
});

test('A restore can be undone: what was there before lies beside it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await makesCopy(app, olga);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Подтвердить');
  await app.resident('Вера', [46]);
  await app.advance(1);
  await opensNewest(app, olga);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['45 Борис']);
  await app.advance(1);
  await opensNewest(app, olga);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['46 Вера']);
});

test('«Отмена» changes nothing, and neither does any press after it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await makesCopy(app, olga);
  await app.resident('Борис', [45]);
  await opensNewest(app, olga);
  const card = app.world.find(olga, 'Восстановить копию') ?? assert.fail('no preview');
  await app.taps(olga, 'Отмена');
  assert.match(app.reads(olga), /ничего не меняю/);
  const code = card.reply_markup?.inline_keyboard[0]?.[0]?.callback_data ?? '';
  const late = await app.world.forge(olga, app.world.find(olga, 'ничего не меняю') ?? card, code);
  await app.quiet();
  assert.equal(late.text, 'Уже отменено');
  assert.deepEqual(await holders(app), ['45 Борис']);
});

test('Two admins restore at once: both are done one after the other, and the second confirms what is true then', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await makesCopy(app, olga);
  await app.resident('Борис', [45]);
  for (const admin of [olga, pavel]) await opensNewest(app, admin);
  await Promise.all([app.world.tap(olga, 'Подтвердить'), app.world.tap(pavel, 'Подтвердить')]);
  await app.quiet();
  assert.deepEqual(await holders(app), []);
  const done = [olga, pavel].filter((admin) => app.world.find(admin, '✅ Готово'));
  assert.equal(done.length, 1);
  const { rows } = await app.pool.query("select 1 from journal where deed ->> 'kind' = 'copy restored'");
  assert.equal(rows.length, 1);
});

test('An admin whose role is taken away between the question and the answer restores nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.admin('Павел');
  await makesCopy(app, olga);
  await app.resident('Борис', [45]);
  await opensNewest(app, olga);
  await app.pool.query(
    "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)",
    [olga.id],
  );
  const answer = await app.world.tap(olga, 'Подтвердить');
  await app.quiet();
  assert.equal(answer?.text, 'Эта кнопка не для вас.');
  assert.deepEqual(await holders(app), ['45 Борис']);
});

test('An open thread goes on through a restore; one that is only in the copy comes back closed', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, '/blocked 12');
  await makesCopy(app, olga);
  await app.says(anna, '/blocked 45');
  await app.pool.query('delete from alerts where spot = 12');
  await opensNewest(app, olga);
  assert.match(app.reads(olga), /вернутся закрытыми обращения: 1/);
  await app.taps(olga, 'Подтвердить');
  await app.taps(boris, 'Иду');
  assert.ok(app.world.find(anna, 'идёт'));
  const { rows } = await app.pool.query('select spot, state, closing from alerts order by spot');
  assert.deepEqual(rows, [
    { spot: 12, state: 'closed', closing: 'expired' },
    { spot: 45, state: 'answered', closing: null },
  ]);
});

test('Whoever asked to be forgotten since does not come back, in nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, '/blocked 12');
  await app.taps(anna, 'Иду');
  await app.taps(boris, 'Решено');
  const name = await makesCopy(app, olga);
  assert.ok(JSON.stringify(unpack(await readsCopy(app, name)).rows).includes('Борис'));
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  await app.pool.query('delete from alerts');
  await opensNewest(app, olga);
  assert.match(app.reads(olga), /те, кто просил их забыть: 1/);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна']);
  const people = await app.pool.query('select display_name from persons order by 1');
  assert.deepEqual(
    people.rows.map((row) => row.display_name),
    ['Анна', 'Ольга'],
  );
  const { rows } = await app.pool.query('select part from alert_parties');
  assert.deepEqual(rows, [{ part: 'holder' }]);
});

test('Encrypted for somebody else’s eyes: the header and the one command are shown, nothing is asked', async (t) => {
  const identity = await generateIdentity();
  const app = await openTestApp(t, { BACKUP_RECIPIENT: await identityToRecipient(identity) });
  const olga = await app.admin('Ольга');
  const name = await makesCopy(app, olga);
  await opensNewest(app, olga);
  assert.match(app.reads(olga), /закрытого ключа на этом сервере нет/);
  assert.match(app.reads(olga), /Внутри: 1 человек, /);
  assert.ok(app.reads(olga).includes(`npm run restore -- ${name}`));
  await sendsCopy(app, olga, await readsCopy(app, name), 'от соседа.age');
  assert.match(
    app.reads(olga),
    /Внутри: 1 человек, /,
    'a copy of ours is known by its sum, whatever it is called',
  );
});

test('A copy of the chat is put in order whoever sends it: somebody made admin, spots that nobody has', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const copy = unpack(await readsCopy(app, await makesCopy(app, olga)));
  for (const [table, row] of copy.rows) {
    if (table === 'memberships')
      Object.assign(row, { roles: ['guard', 'admin'], banned_until: '2030-01-01T00:00:00+00:00' });
    if (table === 'complexes') Object.assign(row, { name: 'Захвачено', guard_phone: '+70000000000' });
  }
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Подтвердить');
  const before = await roles(app);
  await sendsCopy(app, olga, pack(copy));
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['45 Борис']);
  assert.deepEqual(await roles(app), before);
  const { rows } = await app.pool.query('select name, guard_phone from complexes');
  assert.deepEqual(rows, [{ name: 'ЖК «Тихий двор»', guard_phone: null }]);
});

test('Somebody who was lost comes back with his spot and without any power, whatever the file says', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const copy = unpack(await readsCopy(app, await makesCopy(app, olga)));
  for (const [table, row] of copy.rows) {
    if (table === 'memberships') Object.assign(row, { roles: ['guard', 'admin'] });
  }
  await app.pool.query("delete from persons where display_name = 'Борис'");
  await sendsCopy(app, olga, pack(copy));
  assert.match(app.reads(olga), /вернётся 1 человек/);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['45 Борис']);
  const [his] = (await roles(app)).filter(({ name }) => name === 'Борис');
  assert.deepEqual(his, { name: 'Борис', roles: [], banned: false });
  await app.says(boris, '/menu');
  assert.match(app.reads(boris), /Ваше место: 45/);
});

test('A file that is exchanged between the question and the answer changes nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const name = await makesCopy(app, olga);
  await app.resident('Борис', [45]);
  await opensNewest(app, olga);
  await putsCopy(app, name, pack(unpack(await readsCopy(app, name))));
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(olga), /уже не тот/);
  assert.deepEqual(await holders(app), ['45 Борис']);
});

test('The house changes between the question and the answer: the admin is asked again', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await makesCopy(app, olga);
  await app.resident('Борис', [45]);
  await opensNewest(app, olga);
  await app.resident('Вера', [46]);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['45 Борис', '46 Вера']);
  assert.match(app.reads(olga), /45, 46/);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), []);
});

test('Killed at each step, a restore goes on where it was', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await makesCopy(app, olga);
  await app.resident('Борис', [45]);
  await app.says(olga, 'Управление');
  await restart(app);
  await app.taps(olga, 'Восстановить');
  await restart(app);
  const label = app.world.find(olga, 'Из какой копии')?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '';
  await app.world.tap(olga, label);
  await restart(app);
  await app.quiet();
  assert.match(app.reads(olga), /Восстановить копию/);
  await app.world.tap(olga, 'Подтвердить');
  await restart(app);
  await app.quiet();
  assert.match(app.reads(olga), /Готово/);
  assert.deepEqual(await holders(app), []);
});
