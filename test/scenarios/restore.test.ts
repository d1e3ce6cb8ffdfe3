import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Person } from '../../playground/index.ts';
import { makesCopy, pack, putsCopy, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';
import { applies, holders, restart } from '../support/joining.ts';

/** «Управление» → «Восстановить» → the newest copy. */
async function opensNewest(house: House, admin: Person): Promise<void> {
  await house.says(admin, 'Управление');
  await house.taps(admin, 'Восстановить');
  const list = house.world.find(admin, 'Из какой копии');
  await house.taps(admin, list?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? assert.fail('no copies'));
}

const roles = async ({ pool }: House) => {
  const { rows } = await pool.query(
    `select p.display_name as name, m.roles, m.banned_until is not null as banned
     from memberships m join persons p on p.id = m.person_id order by p.display_name`,
  );
  return rows;
};

test('A house is brought back as it was: shown first, confirmed, told to everybody whom it concerns', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await makesCopy(house, olga);
  // Since then: Vera came, Boris gave up his spot, and Anna is a guard.
  const vera = house.stranger('Вера');
  await applies(house, vera, '45');
  await house.says(boris, 'Моё место');
  await house.taps(boris, 'Отказаться от места');
  await house.taps(boris, 'Подтвердить');
  await house.taps(olga, 'Одобрить');
  await house.pool.query(
    "update memberships set roles = '{guard}' where person_id = (select person_id from addresses where external_id = $1)",
    [anna.id],
  );
  assert.deepEqual(await holders(house), ['12 Анна', '45 Вера']);
  const before = await roles(house);
  await opensNewest(house, olga);
  assert.match(house.reads(olga), /Восстановить копию/);
  assert.deepEqual(await holders(house), ['12 Анна', '45 Вера'], 'nothing happens before it is confirmed');
  await restart(house);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['12 Анна', '45 Борис']);
  assert.deepEqual(await roles(house), before, 'roles and bans stay as they are');
  matchesGolden(t, house, 'restore', [olga, pavel, boris, vera]);
});

test('A restore can be undone: what was there before lies beside it', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [45]);
  await makesCopy(house, olga);
  await house.says(boris, 'Моё место');
  await house.taps(boris, 'Отказаться от места');
  await house.taps(boris, 'Подтвердить');
  await house.resident('Вера', [46]);
  await house.pass(1);
  await opensNewest(house, olga);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['45 Борис']);
  await house.pass(1);
  await opensNewest(house, olga);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['46 Вера']);
});

test('«Отмена» changes nothing, and neither does any press after it', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await makesCopy(house, olga);
  await house.resident('Борис', [45]);
  await opensNewest(house, olga);
  const card = house.world.find(olga, 'Восстановить копию') ?? assert.fail('no preview');
  await house.taps(olga, 'Отмена');
  assert.match(house.reads(olga), /ничего не меняю/);
  const code = card.reply_markup?.inline_keyboard[0]?.[0]?.callback_data ?? '';
  const late = await house.world.forge(olga, house.world.find(olga, 'ничего не меняю') ?? card, code);
  await house.quiet();
  assert.equal(late.text, 'Уже отменено');
  assert.deepEqual(await holders(house), ['45 Борис']);
});

test('Two admins restore at once: both are done one after the other, and the second confirms what is true then', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  await makesCopy(house, olga);
  await house.resident('Борис', [45]);
  for (const admin of [olga, pavel]) await opensNewest(house, admin);
  await Promise.all([house.world.tap(olga, 'Подтвердить'), house.world.tap(pavel, 'Подтвердить')]);
  await house.quiet();
  assert.deepEqual(await holders(house), []);
  const done = [olga, pavel].filter((admin) => house.world.find(admin, '✅ Готово'));
  assert.equal(done.length, 1);
  const { rows } = await house.pool.query("select 1 from journal where deed ->> 'kind' = 'copy restored'");
  assert.equal(rows.length, 1);
});

test('An admin whose role is taken away between the question and the answer restores nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.admin('Павел');
  await makesCopy(house, olga);
  await house.resident('Борис', [45]);
  await opensNewest(house, olga);
  await house.pool.query(
    "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)",
    [olga.id],
  );
  const answer = await house.world.tap(olga, 'Подтвердить');
  await house.quiet();
  assert.equal(answer?.text, 'Эта кнопка не для вас.');
  assert.deepEqual(await holders(house), ['45 Борис']);
});

test('An open thread goes on through a restore; one that is only in the copy comes back closed', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(boris, '/blocked 12');
  await makesCopy(house, olga);
  await house.says(anna, '/blocked 45');
  await house.pool.query('delete from alerts where spot = 12');
  await opensNewest(house, olga);
  assert.match(house.reads(olga), /вернутся закрытыми обращения: 1/);
  await house.taps(olga, 'Подтвердить');
  await house.taps(boris, 'Иду');
  assert.ok(house.world.find(anna, 'идёт'));
  const { rows } = await house.pool.query('select spot, state, closing from alerts order by spot');
  assert.deepEqual(rows, [
    { spot: 12, state: 'closed', closing: 'expired' },
    { spot: 45, state: 'answered', closing: null },
  ]);
});

test('Whoever asked to be forgotten since does not come back, in nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(boris, '/blocked 12');
  await house.taps(anna, 'Иду');
  await house.taps(boris, 'Решено');
  const name = await makesCopy(house, olga);
  assert.ok(JSON.stringify(unpack(await readsCopy(house, name)).rows).includes('Борис'));
  await house.says(boris, '/forget');
  await house.taps(boris, 'Подтвердить');
  await house.pool.query('delete from alerts');
  await opensNewest(house, olga);
  assert.match(house.reads(olga), /кто попросил его забыть: 1/);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['12 Анна']);
  const people = await house.pool.query('select display_name from persons order by 1');
  assert.deepEqual(
    people.rows.map((row) => row.display_name),
    ['Анна', 'Ольга'],
  );
  const { rows } = await house.pool.query('select part from alert_parties');
  assert.deepEqual(rows, [{ part: 'holder' }]);
});

test('Encrypted for somebody else’s eyes: the header and the one command are shown, nothing is asked', async (t) => {
  const identity = await generateIdentity();
  const house = await openHouse(t, { BACKUP_RECIPIENT: await identityToRecipient(identity) });
  const olga = await house.admin('Ольга');
  const name = await makesCopy(house, olga);
  await opensNewest(house, olga);
  assert.match(house.reads(olga), /закрытого ключа на этом сервере нет/);
  assert.match(house.reads(olga), /Внутри: людей 1/);
  assert.ok(house.reads(olga).includes(`npm run restore -- ${name}`));
  await sendsCopy(house, olga, await readsCopy(house, name), 'от соседа.age');
  assert.match(
    house.reads(olga),
    /Внутри: людей 1/,
    'a copy of ours is known by its sum, whatever it is called',
  );
});

test('A copy of the chat is put in order whoever sends it: somebody made admin, spots that nobody has', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [45]);
  const copy = unpack(await readsCopy(house, await makesCopy(house, olga)));
  for (const [table, row] of copy.rows) {
    if (table === 'memberships')
      Object.assign(row, { roles: ['guard', 'admin'], banned_until: '2030-01-01T00:00:00+00:00' });
    if (table === 'complexes') Object.assign(row, { name: 'Захвачено', guard_phone: '+70000000000' });
  }
  await house.says(boris, 'Моё место');
  await house.taps(boris, 'Отказаться от места');
  await house.taps(boris, 'Подтвердить');
  const before = await roles(house);
  await sendsCopy(house, olga, pack(copy));
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['45 Борис']);
  assert.deepEqual(await roles(house), before);
  const { rows } = await house.pool.query('select name, guard_phone from complexes');
  assert.deepEqual(rows, [{ name: 'ЖК «Тихий двор»', guard_phone: null }]);
});

test('Somebody who was lost comes back with his spot and without any power, whatever the file says', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [45]);
  const copy = unpack(await readsCopy(house, await makesCopy(house, olga)));
  for (const [table, row] of copy.rows) {
    if (table === 'memberships') Object.assign(row, { roles: ['guard', 'admin'] });
  }
  await house.pool.query("delete from persons where display_name = 'Борис'");
  await sendsCopy(house, olga, pack(copy));
  assert.match(house.reads(olga), /вернётся 1 человек/);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['45 Борис']);
  const [his] = (await roles(house)).filter(({ name }) => name === 'Борис');
  assert.deepEqual(his, { name: 'Борис', roles: [], banned: false });
  await house.says(boris, '/menu');
  assert.match(house.reads(boris), /Ваше место: 45/);
});

test('A file that is exchanged between the question and the answer changes nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const name = await makesCopy(house, olga);
  await house.resident('Борис', [45]);
  await opensNewest(house, olga);
  await putsCopy(house, name, pack(unpack(await readsCopy(house, name))));
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(olga), /уже не тот/);
  assert.deepEqual(await holders(house), ['45 Борис']);
});

test('The house changes between the question and the answer: the admin is asked again', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await makesCopy(house, olga);
  await house.resident('Борис', [45]);
  await opensNewest(house, olga);
  await house.resident('Вера', [46]);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['45 Борис', '46 Вера']);
  assert.match(house.reads(olga), /45, 46/);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), []);
});

test('Killed at each step, a restore goes on where it was', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await makesCopy(house, olga);
  await house.resident('Борис', [45]);
  await house.says(olga, 'Управление');
  await restart(house);
  await house.taps(olga, 'Восстановить');
  await restart(house);
  const label = house.world.find(olga, 'Из какой копии')?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '';
  await house.world.tap(olga, label);
  await restart(house);
  await house.quiet();
  assert.match(house.reads(olga), /Восстановить копию/);
  await house.world.tap(olga, 'Подтвердить');
  await restart(house);
  await house.quiet();
  assert.match(house.reads(olga), /Готово/);
  assert.deepEqual(await holders(house), []);
});
