import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { copies, drafts, slowly } from '../support/announcing.ts';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';

test('An admin writes an announcement, sees who gets it, sends it once, and reads how it went', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [1]);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const julia = await app.resident('Юля', []);
  const gone = await app.resident('Глеб', [60]);
  const guard = await app.guard('Степан');
  app.world.block(gone);
  await app.quiet();
  await drafts(app, olga);
  assert.match(app.reads(olga), /Получат 3 жителя\.[\s\S]*Ещё 1 житель отключил бота/);
  assert.deepEqual(buttonsUnder(app, olga, 'Так его увидят'), [
    'Отправить',
    'Кому',
    'Просьба убрать машину',
    'Отмена',
  ]);
  assert.equal(copies(app, anna), 0, 'nothing leaves before the press');
  slowly(app, anna);
  await app.taps(olga, 'Отправить');
  for (const person of [anna, boris, julia]) assert.equal(copies(app, person), 1, person.firstName);
  for (const person of [gone, guard]) assert.equal(copies(app, person), 0, person.firstName);
  assert.equal(copies(app, olga), 1, 'the author has the preview only');
  assert.match(
    app.reads(olga),
    /Объявление отправлено[\s\S]*Доставлено: 3\nОтключили бота: 1\nНе получилось: 0/,
  );
  await app.says(anna, 'Объявления');
  matchesGolden(t, app, 'announcements', [olga, anna]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  assert.match(app.reads(olga), /Ольга\s+Объявление всем жителям/);
});

test('A banned neighbour gets no announcement and cannot read them; a stranger and an applicant learn nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.pool.query(
    `update memberships set banned_until = $2 where person_id = (select person_id from addresses where external_id = $1)`,
    [boris.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  await drafts(app, olga);
  assert.match(app.reads(olga), /Получит 1 житель\./);
  await app.taps(olga, 'Отправить');
  assert.equal(copies(app, anna), 1);
  assert.equal(copies(app, boris), 0);
  await app.says(boris, 'Объявления');
  const stas = app.stranger('Стас');
  await app.says(stas, 'Объявления');
  for (const person of [boris, stas]) assert.equal(copies(app, person), 0, person.firstName);
});

test('In quiet hours «Отправить» waits for the morning and says so; a restart forgets nothing; nobody gets it twice', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.advance(60);
  await drafts(app, olga);
  assert.deepEqual(buttonsUnder(app, olga, 'Так его увидят'), [
    'Отправить',
    'Срочно, сейчас',
    'Кому',
    'Просьба убрать машину',
    'Отмена',
  ]);
  assert.match(app.reads(olga), /тихие часы[\s\S]*завтра в 07:00/);
  await app.taps(olga, 'Отправить');
  assert.match(app.reads(olga), /уйдёт завтра в 07:00/);
  await app.advance(7 * 60);
  assert.equal(copies(app, anna), 0, 'not before seven');
  await restart(app);
  const vera = await app.resident('Вера', [13]);
  slowly(app, anna);
  await app.advance(30);
  for (const person of [anna, vera]) assert.equal(copies(app, person), 1, person.firstName);
  assert.match(app.reads(olga), /Объявление отправлено[\s\S]*Доставлено: 2/);
  await app.advance(24 * 60);
  assert.equal(copies(app, anna), 1);
  matchesGolden(t, app, 'announcements-morning', [olga, anna]);
});

test('«Срочно, сейчас» leaves at night; one that waits for the morning can be hurried on or called off', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.advance(60);
  await drafts(app, olga, 'Прорвало трубу');
  await app.taps(olga, 'Срочно, сейчас');
  assert.equal(copies(app, anna, 'Прорвало трубу'), 1);
  await drafts(app, olga, 'Завтра уборка');
  await app.taps(olga, 'Отправить');
  await app.taps(olga, 'Срочно, сейчас');
  assert.equal(copies(app, anna, 'Завтра уборка'), 1);
  await drafts(app, olga, 'Собрание в среду');
  await app.taps(olga, 'Отправить');
  const waiting = app.world.find(olga, 'Объявление уйдёт') ?? assert.fail();
  await app.taps(olga, 'Не отправлять');
  assert.match(app.reads(olga), /Объявление не отправлено/);
  assert.equal(
    (await app.world.press(olga, waiting, 'Срочно, сейчас')).text,
    'Отправку отменили, объявление никто не получил',
  );
  await app.advance(12 * 60);
  assert.equal(copies(app, anna, 'Собрание в среду'), 0);
  assert.equal(copies(app, anna, 'Завтра уборка'), 1);
});

test('What waits for the morning goes to nobody once its author is no admin, is banned or forgotten', async (t) => {
  const app = await openTestApp(t);
  const [olga, pavel, vera] = [await app.admin('Ольга'), await app.admin('Павел'), await app.admin('Вера')];
  await app.admin('Зоя');
  const anna = await app.resident('Анна', [12]);
  await app.advance(60);
  for (const author of [olga, pavel, vera]) {
    await drafts(app, author, `Пишет ${author.firstName}`);
    await app.taps(author, 'Отправить');
  }
  const found = 'person_id = (select person_id from addresses where external_id = $1)';
  await app.pool.query(`update memberships set roles = '{}' where ${found}`, [olga.id]);
  const tomorrow = new Date(app.clock.now().getTime() + 86_400_000);
  await app.pool.query(`update memberships set banned_until = $2 where ${found}`, [pavel.id, tomorrow]);
  await app.says(vera, '/forget');
  await app.taps(vera, 'Подтвердить');
  const timers = await app.pool.query("select from timers where kind = 'announcement'");
  assert.equal(timers.rows.length, 2, 'nothing waits for whoever is forgotten');
  await app.advance(12 * 60);
  assert.equal(copies(app, anna, 'Пишет'), 0);
  assert.ok(app.world.find(olga, 'Объявление не отправлено'));
  const left = await app.pool.query('select state, author is null as forgotten from announcements');
  assert.deepEqual(left.rows, Array(2).fill({ state: 'called off', forgotten: false }));
});

test('What Telegram let through only at night makes no sound; what was sent as urgent does', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const working = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: anna.id });
  await drafts(app, olga, 'Завтра уборка');
  await app.taps(olga, 'Отправить');
  await app.advance(60);
  working();
  await app.advance(2);
  await drafts(app, olga, 'Прорвало трубу');
  await app.taps(olga, 'Срочно, сейчас');
  const heard = (piece: string) =>
    app.world.journal(anna).find((one) => one.kind === 'said' && one.message.text?.includes(piece));
  const [late, urgent] = [heard('Завтра уборка'), heard('Прорвало трубу')];
  assert.ok(late?.kind === 'said' && late.silent, 'late and silent');
  assert.ok(urgent?.kind === 'said' && !urgent.silent, 'urgent and loud');
});

test('Two presses on «Отправить» and two admins at once: everybody gets each announcement once', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const anna = await app.resident('Анна', [12]);
  await drafts(app, olga, 'Объявление Ольги');
  await drafts(app, pavel, 'Объявление Павла');
  const shown = (person: Person) => app.world.find(person, 'Так его увидят') ?? assert.fail();
  const [hers, his] = [shown(olga), shown(pavel)];
  const toasts = await Promise.all([
    app.world.press(olga, hers, 'Отправить'),
    app.world.press(olga, hers, 'Отправить'),
    app.world.press(pavel, his, 'Отправить'),
  ]);
  await app.quiet();
  assert.match(toasts[1]?.text ?? '', /^Уже отправл(яется|ено)$/);
  assert.equal(copies(app, anna, 'Объявление Ольги'), 1);
  assert.equal(copies(app, anna, 'Объявление Павла'), 1);
  assert.equal(copies(app, pavel, 'Объявление Ольги'), 1);
  const forged = buttonData(hers) ?? assert.fail();
  assert.equal((await app.world.forge(pavel, his, forged)).text, 'Эта кнопка не для вас.');
});

const buttonData = ({
  reply_markup: markup,
}: {
  reply_markup?: { inline_keyboard: { callback_data?: string }[][] };
}) => markup?.inline_keyboard.flat()[0]?.callback_data;

test('A draft that was left goes to nobody, and its old button says so', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const leave: (() => Promise<unknown>)[] = [
    () => app.taps(olga, 'Отмена'),
    () => app.says(olga, 'Помощь'),
    () => app.advance(16),
    () => app.says(olga, 'Новый текст взамен'),
  ];
  for (const go of leave) {
    await drafts(app, olga);
    const old = app.world.find(olga, 'Так его увидят') ?? assert.fail();
    await go();
    const { text } = await app.world.press(olga, old, 'Отправить');
    assert.equal(text, 'Этот черновик закрыт и никому не ушёл. Начните заново: «Новое объявление».');
  }
  await app.quiet();
  assert.equal(copies(app, anna), 0);
});

test('In a house without neighbours there is nothing to send', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await drafts(app, olga);
  assert.match(app.reads(olga), /Отправить пока некому/);
  assert.deepEqual(buttonsUnder(app, olga, 'Так его увидят'), ['Кому', 'Просьба убрать машину', 'Отмена']);
});

test('Only its author sends a draft or takes back what waits, whatever another admin presses', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const anna = await app.resident('Анна', [12]);
  await app.advance(60);
  await drafts(app, olga);
  const preview = app.world.find(olga, 'Так его увидят') ?? assert.fail();
  const [send, now] = (preview.reply_markup?.inline_keyboard ?? [])
    .flat()
    .map((button) => ('callback_data' in button ? (button.callback_data ?? '') : ''));
  const his = app.world.lastMessage(pavel) ?? assert.fail();
  const state = async () => (await app.pool.query('select state from announcements')).rows[0]?.state;
  for (const data of [send, now]) await app.world.forge(pavel, his, data ?? assert.fail());
  await app.quiet();
  assert.equal(await state(), 'draft');
  await app.taps(olga, 'Отправить');
  await app.world.forge(pavel, his, send?.replace('n:s', 'n:c') ?? assert.fail());
  await app.quiet();
  assert.equal(await state(), 'waiting');
  assert.equal(copies(app, anna), 0);
  await app.taps(olga, 'Не отправлять');
  assert.equal(await state(), 'called off');
});
