import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';
import { openDialog } from './dialogs.ts';

/** «Управление» → «Жители» → the card of whoever is found. */
async function opensCard(app: TestApp, admin: Person, name: string, label: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Жители');
  await app.says(admin, name);
  await app.taps(admin, label);
}

async function bans(
  app: TestApp,
  admin: Person,
  name: string,
  label: string,
  until = '25.11',
): Promise<void> {
  await opensCard(app, admin, name, label);
  await app.taps(admin, 'Заблокировать');
  await app.says(admin, until);
  await app.says(admin, 'Грубит соседям');
  await app.taps(admin, 'Подтвердить');
}

const admins = async ({ pool }: TestApp) =>
  (
    await pool.query<{ name: string }>(
      "select display_name as name from memberships join persons on id = person_id where roles = '{admin}' order by 1",
    )
  ).rows.map(({ name }) => name);

test('«Жители» lists eight a page and finds by a piece of a name, without accents or «ё», and by a spot', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
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
    await app.resident(name, [10 + at]);
  }
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  assert.match(app.reads(olga), /Жители: 9\.\nСтраница 1 из 2/);
  assert.equal(buttonsUnder(app, olga, 'Жители').length, 9);
  await app.taps(olga, 'Дальше ▶');
  assert.deepEqual(buttonsUnder(app, olga, 'Жители'), ['Пётр Алёхин · 10', '◀ Назад']);
  await app.says(olga, 'алехин ПЕТР');
  assert.deepEqual(buttonsUnder(app, olga, 'Нашлось'), ['Пётр Алёхин · 10']);
  await app.says(olga, '№ 12');
  assert.deepEqual(buttonsUnder(app, olga, 'Нашлось'), ['Борис · 12']);
  for (const typed of ['Щ', '<b>', '%', '_', "'; --", '0', '-1', '1e9', '٤٥']) {
    await app.says(olga, typed);
    assert.match(app.reads(olga), /никого не нашлось/, typed);
    await app.advance(1);
  }
  await app.says(olga, 'а');
  await app.taps(olga, '⭐ Ольга');
  assert.match(app.reads(olga), /👤 Ольга\n\n⭐ Администратор/);
});

test('A ban: until a date, with a reason; alerts arrive, one tap answers, nothing else works; it ends by itself', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  const vera = await app.resident('Вера', [13]);
  const anna = await app.resident('Анна', [12]);
  await bans(app, olga, 'борис', 'Борис · 13');
  assert.match(app.reads(boris), /заблокированы до 25 ноября, 00:00\.\nПричина: Грубит соседям/);
  await app.says(boris, 'Перегородили');
  assert.match(app.reads(boris), /заблокированы до 25 ноября/);
  await app.says(boris, '/spot 12 впустите');
  assert.match(app.reads(boris), /заблокированы/);
  await restart(app);
  await app.says(anna, '/blocked 13');
  assert.ok(!buttonsUnder(app, boris, 'мешает выехать').includes('Ответить'));
  // A copy from before the ban may still have the button.
  const card = app.world.find(boris, 'мешает выехать') ?? assert.fail();
  assert.equal(
    (await app.world.forge(boris, card, 'w:1:h')).text,
    '🚫 Вы заблокированы до 25 ноября, 00:00. Причина: Грубит соседям',
  );
  assert.equal(await app.taps(boris, 'Буду через 5 минут'), 'Передано');
  assert.ok(app.world.find(anna, 'Буду через 5 минут'));
  assert.ok(app.world.find(vera, 'Ваша машина мешает выехать'), 'the co-holder is told as ever');
  await app.says(boris, 'Моё место');
  assert.match(app.reads(boris), /Ваше место: 13/);
  await app.says(boris, '/lang');
  assert.match(app.reads(boris), /На каком языке/);
  await app.says(boris, '/privacy');
  assert.doesNotMatch(app.reads(boris), /заблокированы/);
  await app.advance(50 * 60);
  assert.doesNotMatch(app.reads(boris), /Блокировка снята/, 'not at night');
  await app.advance(7 * 60);
  assert.match(app.reads(boris), /Блокировка снята/);
  await app.says(boris, '/blocked 12');
  assert.ok(app.world.find(boris, 'Вас перегородила машина с места 12'));
  matchesGolden(t, app, 'admin-ban', [olga, boris]);
});

test('«Разблокировать» ends a ban early, once; a new ban takes the place of the old one', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const boris = await app.resident('Борис', [13]);
  await bans(app, olga, '13', 'Борис · 13');
  await opensCard(app, pavel, 'борис', '🚫 Борис · 13');
  assert.match(app.reads(pavel), /Доступ закрыт до 25 ноября, 00:00\nПричина: Грубит соседям/);
  await app.taps(olga, 'Разблокировать');
  assert.match(app.reads(boris), /Блокировка снята/);
  assert.equal(await app.taps(pavel, 'Разблокировать'), 'Доступ уже открыт.');
  assert.ok(buttonsUnder(app, pavel, '👤 Борис').includes('Заблокировать'), 'his card, as it is now');
  await bans(app, olga, '13', 'Борис · 13', 'через неделю');
  assert.equal(await openDialog(app, olga), null, 'what she types next is no other reason');
  await app.advance(3 * 24 * 60);
  await app.says(boris, '/start');
  assert.match(
    app.reads(boris),
    /заблокированы до 29 ноября, 00:00/,
    'the timer of the first ban ends nothing',
  );
});

test('An old «Подтвердить» bans nobody but whom its message names, and only until the day it names', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Борис', [13]);
  await app.resident('Вера', [14]);
  const asks = async (name: string, label: string, until: string) => {
    await opensCard(app, olga, name, label);
    await app.taps(olga, 'Заблокировать');
    await app.says(olga, until);
    await app.says(olga, 'Грубит соседям');
    return app.world.find(olga, `Заблокировать: ${name}`) ?? assert.fail('not asked');
  };
  const boris = await asks('Борис', 'Борис · 13', '26.11');
  const sooner = await asks('Вера', 'Вера · 14', '25.11');
  const vera = await asks('Вера', 'Вера · 14', '26.11');
  const banned = async () =>
    (await app.pool.query('select 1 from memberships where banned_until is not null')).rows.length;
  for (const old of [boris, sooner]) {
    const answer = await app.world.press(olga, old, 'Подтвердить');
    assert.equal(answer.text, 'Эта кнопка устарела.');
    assert.equal(await banned(), 0);
  }
  await app.world.press(olga, vera, 'Подтвердить');
  assert.equal(await banned(), 1);
});

test('What cannot be a ban is told kindly: a past day, no day, a long reason, oneself', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Борис', [13]);
  await opensCard(app, olga, 'борис', 'Борис · 13');
  await app.taps(olga, 'Заблокировать');
  for (const [typed, answer] of [
    ['вчера', /Не понял дату/],
    ['31.02', /нет в календаре/],
    ['01.01.2020', /уже прошёл/],
    ['01.01.2030', /слишком далеко/],
    ['сегодня', /уже начался/],
  ] as const) {
    await app.says(olga, typed);
    assert.match(app.reads(olga), answer, typed);
  }
  await app.taps(olga, 'На неделю');
  await app.advance(10);
  await app.says(olga, 'я'.repeat(301));
  assert.match(app.reads(olga), /до 300 знаков/);
  // He is asked for as long again.
  await app.advance(10);
  await app.says(olga, '<b>=cmd()</b>');
  assert.match(app.reads(olga), /Причина: <b>=cmd\(\)<\/b>/);
  await app.taps(olga, 'Отмена');
  await opensCard(app, olga, 'ольга', '⭐ Ольга');
  assert.ok(!buttonsUnder(app, olga, '👤').includes('Заблокировать'));
  const { rows } = await app.pool.query('select 1 from memberships where banned_until is not null');
  assert.equal(rows.length, 0);
});

test('An admin is made and removed; every admin hears of it, and the old buttons of a removed one do nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [1]);
  const pavel = await app.admin('Павел');
  const anna = await app.resident('Анна', [12]);
  await opensCard(app, olga, 'анна', 'Анна · 12');
  await app.taps(olga, 'Назначить администратором');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(anna), /Вы теперь администратор/);
  assert.match(app.reads(pavel), /Анна теперь администратор\. Решение: Ольга/);
  await app.says(anna, 'Управление');
  await opensCard(app, pavel, 'ольга', '⭐ Ольга · 1');
  await app.taps(pavel, 'Снять с администраторов');
  await app.taps(pavel, 'Подтвердить');
  assert.match(app.reads(olga), /больше не администратор/);
  assert.match(app.reads(anna), /Ольга больше не администратор\. Решение: Павел/);
  assert.equal(await app.taps(olga, 'Заблокировать'), 'Это доступно администраторам.');
  await app.says(olga, 'Управление');
  assert.match(app.reads(olga), /Это доступно администраторам/);
  assert.deepEqual(await admins(app), ['Анна', 'Павел']);
  matchesGolden(t, app, 'admin-roles', [olga, pavel, anna]);
});

test('The last admin cannot remove himself; of two who remove each other at once one stays', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  await opensCard(app, olga, 'ольга', '⭐ Ольга');
  await app.taps(olga, 'Снять с администраторов');
  assert.match((await app.taps(olga, 'Подтвердить')) ?? '', /единственный администратор/);
  const pavel = await app.admin('Павел');
  for (const [admin, other] of [
    [olga, 'Павел'],
    [pavel, 'Ольга'],
  ] as const) {
    await opensCard(app, admin, other, `⭐ ${other}`);
    await app.taps(admin, 'Снять с администраторов');
  }
  await Promise.all([app.world.tap(olga, 'Подтвердить'), app.world.tap(pavel, 'Подтвердить')]);
  await app.quiet();
  assert.equal((await admins(app)).length, 1);
});

test('A guard is removed: he is told, gets no calls, and his menu is gone', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [13]);
  await opensCard(app, olga, 'степан', '👮 Степан');
  await app.taps(olga, 'Снять с охраны');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(stepan), /больше не охрана/);
  await app.says(anna, '/blocked 13');
  await app.taps(anna, 'Позвать охрану');
  assert.match(app.reads(stepan), /больше не охрана/);
  await app.says(stepan, 'Перегородили');
  assert.doesNotMatch(app.reads(stepan), /Какая машина мешает/);
});

test('Whoever is banned while an admin is asked does not become one; an admin who takes himself off reads so', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const boris = await app.resident('Борис', [45]);
  await opensCard(app, olga, 'борис', 'Борис · 45');
  await app.taps(olga, 'Назначить администратором');
  await bans(app, pavel, 'борис', 'Борис · 45');
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await admins(app), ['Ольга', 'Павел']);
  assert.ok(!app.world.find(boris, 'теперь администратор'));
  await opensCard(app, olga, 'ольга', '⭐ Ольга');
  await app.taps(olga, 'Снять с администраторов');
  await app.taps(olga, 'Подтвердить');
  const said = app.world.messages(olga).filter(({ text }) => /Вы больше не администратор/.test(text ?? ''));
  assert.equal(said.length, 1);
  assert.doesNotMatch(JSON.stringify(app.world.lastMessage(olga)?.markup ?? ''), /Управление/);
  assert.match(app.reads(pavel), /Ольга больше не администратор\. Решение: Ольга/);
});

test('A ban takes the buttons of a call that goes on but for its end, and its end gives them back', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const before = buttonsUnder(app, anna, 'Вас перегородила');
  assert.ok(before.includes('Позвать охрану'));
  await bans(app, olga, 'анна', 'Анна · 12');
  assert.deepEqual(buttonsUnder(app, anna, 'Вас перегородила'), ['Ошибся номером', 'Решено']);
  await app.taps(olga, 'Разблокировать');
  assert.deepEqual(buttonsUnder(app, anna, 'Вас перегородила'), before);
});
