import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';
import { buttonsUnder, restart } from '../support/joining.ts';

/** «Управление» → «Жители» → the card of whoever is found. */
async function opensCard(house: House, admin: Person, name: string, label: string): Promise<void> {
  await house.says(admin, 'Управление');
  await house.taps(admin, 'Жители');
  await house.says(admin, name);
  await house.taps(admin, label);
}

async function bans(
  house: House,
  admin: Person,
  name: string,
  label: string,
  until = '25.11',
): Promise<void> {
  await opensCard(house, admin, name, label);
  await house.taps(admin, 'Заблокировать');
  await house.says(admin, until);
  await house.says(admin, 'Грубит соседям');
  await house.taps(admin, 'Подтвердить');
}

const admins = async ({ pool }: House) =>
  (
    await pool.query<{ name: string }>(
      "select display_name as name from memberships join persons on id = person_id where roles = '{admin}' order by 1",
    )
  ).rows.map(({ name }) => name);

test('«Жители» lists eight a page and finds by a piece of a name, without accents or «ё», and by a spot', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  for (const [at, name] of [
    'Пётр Алёхин',
    'Анна',
    'Борис',
    'Вера',
    'Глеб',
    'Дарья',
    'Егор',
    'Жанна',
  ].entries()) {
    await house.resident(name, [10 + at]);
  }
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Жители');
  assert.match(house.reads(olga), /Жители: 9\.\nСтраница 1 из 2/);
  assert.equal(buttonsUnder(house, olga, 'Жители').length, 9);
  await house.taps(olga, 'Дальше ▶');
  assert.deepEqual(buttonsUnder(house, olga, 'Жители'), ['Пётр Алёхин · 10', '◀ Назад']);
  await house.says(olga, 'алехин ПЕТР');
  assert.deepEqual(buttonsUnder(house, olga, 'Нашлось'), ['Пётр Алёхин · 10']);
  await house.says(olga, '№ 12');
  assert.deepEqual(buttonsUnder(house, olga, 'Нашлось'), ['Борис · 12']);
  for (const typed of ['Щ', '<b>', '%', '_', "'; --", '0', '-1', '1e9', '٤٥']) {
    await house.says(olga, typed);
    assert.match(house.reads(olga), /никого не нашлось/, typed);
    await house.pass(1);
  }
  await house.says(olga, 'а');
  await house.taps(olga, '⭐ Ольга');
  assert.match(house.reads(olga), /👤 Ольга\n\n⭐ Администратор/);
});

test('A ban: until a date, with a reason; alerts arrive, one tap answers, nothing else works; it ends by itself', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [13]);
  const vera = await house.resident('Вера', [13]);
  const anna = await house.resident('Анна', [12]);
  await bans(house, olga, 'борис', 'Борис · 13');
  assert.match(house.reads(boris), /заблокированы до 25 ноября, 00:00\.\nПричина: Грубит соседям/);
  await house.says(boris, 'Перегородили');
  assert.match(house.reads(boris), /заблокированы до 25 ноября/);
  await house.says(boris, '/spot 12 впустите');
  assert.match(house.reads(boris), /заблокированы/);
  await restart(house);
  await house.says(anna, '/blocked 13');
  assert.equal(
    await house.taps(boris, 'Ответить'),
    '🚫 Вы заблокированы до 25 ноября, 00:00. Причина: Грубит соседям',
  );
  assert.equal(await house.taps(boris, 'Буду через 5 минут'), 'Передано');
  assert.ok(house.world.find(anna, 'Буду через 5 минут'));
  assert.ok(house.world.find(vera, 'Ваша машина мешает выехать'), 'the co-holder is told as ever');
  await house.says(boris, 'Моё место');
  assert.match(house.reads(boris), /Ваше место: 13/);
  await house.says(boris, '/lang');
  assert.match(house.reads(boris), /На каком языке/);
  await house.says(boris, '/privacy');
  assert.doesNotMatch(house.reads(boris), /заблокированы/);
  await house.pass(50 * 60);
  assert.doesNotMatch(house.reads(boris), /Блокировка снята/, 'not at night');
  await house.pass(7 * 60);
  assert.match(house.reads(boris), /Блокировка снята/);
  await house.says(boris, '/blocked 12');
  assert.ok(house.world.find(boris, 'Вас перегородила машина с места 12'));
  matchesGolden(t, house, 'admin-ban', [olga, boris]);
});

test('«Разблокировать» ends a ban early, once; a new ban takes the place of the old one', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const boris = await house.resident('Борис', [13]);
  await bans(house, olga, '13', 'Борис · 13');
  await opensCard(house, pavel, 'борис', '🚫 Борис · 13');
  assert.match(house.reads(pavel), /Доступ закрыт до 25 ноября, 00:00\nПричина: Грубит соседям/);
  await house.taps(olga, 'Разблокировать');
  assert.match(house.reads(boris), /Блокировка снята/);
  assert.equal(await house.taps(pavel, 'Разблокировать'), 'Доступ уже открыт.');
  await bans(house, olga, '13', 'Борис · 13', 'через неделю');
  await house.pass(3 * 24 * 60);
  await house.says(boris, '/start');
  assert.match(
    house.reads(boris),
    /заблокированы до 29 ноября, 00:00/,
    'the timer of the first ban ends nothing',
  );
});

test('An old «Подтвердить» bans nobody but whom its message names, and only until the day it names', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.resident('Борис', [13]);
  await house.resident('Вера', [14]);
  const asks = async (name: string, label: string, until: string) => {
    await opensCard(house, olga, name, label);
    await house.taps(olga, 'Заблокировать');
    await house.says(olga, until);
    await house.says(olga, 'Грубит соседям');
    return house.world.find(olga, `Заблокировать: ${name}`) ?? assert.fail('not asked');
  };
  const boris = await asks('Борис', 'Борис · 13', '25.11');
  const sooner = await asks('Вера', 'Вера · 14', '25.11');
  const vera = await asks('Вера', 'Вера · 14', '26.11');
  const banned = async () =>
    (await house.pool.query('select 1 from memberships where banned_until is not null')).rows.length;
  for (const old of [boris, sooner]) {
    const answer = await house.world.press(olga, old, 'Подтвердить');
    assert.equal(answer.text, 'Эта кнопка устарела.');
    assert.equal(await banned(), 0);
  }
  await house.world.press(olga, vera, 'Подтвердить');
  assert.equal(await banned(), 1);
});

test('What cannot be a ban is told kindly: a past day, no day, a long reason, oneself', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.resident('Борис', [13]);
  await opensCard(house, olga, 'борис', 'Борис · 13');
  await house.taps(olga, 'Заблокировать');
  for (const [typed, answer] of [
    ['вчера', /Не понял дату/],
    ['31.02', /нет в календаре/],
    ['01.01.2020', /уже прошёл/],
    ['01.01.2030', /слишком далеко/],
    ['сегодня', /уже начался/],
  ] as const) {
    await house.says(olga, typed);
    assert.match(house.reads(olga), answer, typed);
  }
  await house.taps(olga, 'На неделю');
  await house.says(olga, 'я'.repeat(301));
  assert.match(house.reads(olga), /до 300 знаков/);
  await house.says(olga, '<b>=cmd()</b>');
  assert.match(house.reads(olga), /Причина: <b>=cmd\(\)<\/b>/);
  await house.taps(olga, 'Отмена');
  await opensCard(house, olga, 'ольга', '⭐ Ольга');
  assert.ok(!buttonsUnder(house, olga, '👤').includes('Заблокировать'));
  const { rows } = await house.pool.query('select 1 from memberships where banned_until is not null');
  assert.equal(rows.length, 0);
});

test('An admin is made and removed; every admin hears of it, and the old buttons of a removed one do nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга', [1]);
  const pavel = await house.admin('Павел');
  const anna = await house.resident('Анна', [12]);
  await opensCard(house, olga, 'анна', 'Анна · 12');
  await house.taps(olga, 'Назначить администратором');
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(anna), /Вы теперь администратор/);
  assert.match(house.reads(pavel), /Анна теперь администратор\. Решение: Ольга/);
  await house.says(anna, 'Управление');
  await opensCard(house, pavel, 'ольга', '⭐ Ольга · 1');
  await house.taps(pavel, 'Снять с администраторов');
  await house.taps(pavel, 'Подтвердить');
  assert.match(house.reads(olga), /больше не администратор/);
  assert.match(house.reads(anna), /Ольга больше не администратор\. Решение: Павел/);
  assert.equal(await house.taps(olga, 'Заблокировать'), 'Это доступно администраторам.');
  await house.says(olga, 'Управление');
  assert.match(house.reads(olga), /Это доступно администраторам/);
  assert.deepEqual(await admins(house), ['Анна', 'Павел']);
  matchesGolden(t, house, 'admin-roles', [olga, pavel, anna]);
});

test('The last admin cannot remove himself; of two who remove each other at once one stays', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  await opensCard(house, olga, 'ольга', '⭐ Ольга');
  await house.taps(olga, 'Снять с администраторов');
  assert.match((await house.taps(olga, 'Подтвердить')) ?? '', /единственный администратор/);
  const pavel = await house.admin('Павел');
  for (const [admin, other] of [
    [olga, 'Павел'],
    [pavel, 'Ольга'],
  ] as const) {
    await opensCard(house, admin, other, `⭐ ${other}`);
    await house.taps(admin, 'Снять с администраторов');
  }
  await Promise.all([house.world.tap(olga, 'Подтвердить'), house.world.tap(pavel, 'Подтвердить')]);
  await house.quiet();
  assert.equal((await admins(house)).length, 1);
});

test('A guard is removed: he is told, gets no calls, and his menu is gone', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [13]);
  await opensCard(house, olga, 'степан', '👮 Степан');
  await house.taps(olga, 'Снять с охраны');
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(stepan), /больше не охрана/);
  await house.says(anna, '/blocked 13');
  await house.taps(anna, 'Позвать охрану');
  assert.match(house.reads(stepan), /больше не охрана/);
  await house.says(stepan, 'Перегородили');
  assert.doesNotMatch(house.reads(stepan), /Кто вас перегородил/);
});
