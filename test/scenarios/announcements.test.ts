import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { copies, drafts, slowly } from '../support/announcing.ts';
import { matchesGolden } from '../support/golden.ts';
import { openHouse, openLiveHouse } from '../support/house.ts';
import { buttonsUnder, restart } from '../support/joining.ts';

test('An admin writes an announcement, sees who gets it, sends it once, and reads how it went', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга', [1]);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const julia = await house.resident('Юля', []);
  const gone = await house.resident('Глеб', [60]);
  const guard = await house.guard('Степан');
  house.world.block(gone);
  await house.quiet();
  await drafts(house, olga);
  assert.match(house.reads(olga), /Получат 3 жителя\.[\s\S]*Ещё 1 житель отключил бота/);
  assert.deepEqual(buttonsUnder(house, olga, 'Так его увидят'), ['Отправить', 'Отмена']);
  assert.equal(copies(house, anna), 0, 'nothing leaves before the press');
  slowly(house, anna);
  await house.taps(olga, 'Отправить');
  for (const person of [anna, boris, julia]) assert.equal(copies(house, person), 1, person.firstName);
  for (const person of [gone, guard]) assert.equal(copies(house, person), 0, person.firstName);
  assert.equal(copies(house, olga), 1, 'the author has the preview only');
  assert.match(
    house.reads(olga),
    /Объявление отправлено[\s\S]*Доставлено: 3\nОтключили бота: 1\nНе получилось: 0/,
  );
  await house.says(anna, 'Объявления');
  matchesGolden(t, house, 'announcements', [olga, anna]);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Журнал');
  assert.match(house.reads(olga), /Ольга\s+Объявление всем жителям/);
});

test('A banned neighbour gets no announcement and cannot read them; a stranger and an applicant learn nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.pool.query(
    `update memberships set banned_until = $2 where person_id = (select person_id from addresses where external_id = $1)`,
    [boris.id, new Date(house.clock.now().getTime() + 86_400_000)],
  );
  await drafts(house, olga);
  assert.match(house.reads(olga), /Получит 1 житель\./);
  await house.taps(olga, 'Отправить');
  assert.equal(copies(house, anna), 1);
  assert.equal(copies(house, boris), 0);
  await house.says(boris, 'Объявления');
  const stas = house.stranger('Стас');
  await house.says(stas, 'Объявления');
  for (const person of [boris, stas]) assert.equal(copies(house, person), 0, person.firstName);
});

test('In quiet hours «Отправить» waits for the morning and says so; a restart forgets nothing; nobody gets it twice', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.pass(60);
  await drafts(house, olga);
  assert.deepEqual(buttonsUnder(house, olga, 'Так его увидят'), ['Отправить', 'Срочно, сейчас', 'Отмена']);
  assert.match(house.reads(olga), /тихие часы[\s\S]*завтра в 07:00/);
  await house.taps(olga, 'Отправить');
  assert.match(house.reads(olga), /уйдёт завтра в 07:00/);
  await house.pass(7 * 60);
  assert.equal(copies(house, anna), 0, 'not before seven');
  await restart(house);
  const vera = await house.resident('Вера', [13]);
  slowly(house, anna);
  await house.pass(30);
  for (const person of [anna, vera]) assert.equal(copies(house, person), 1, person.firstName);
  assert.match(house.reads(olga), /Объявление отправлено[\s\S]*Доставлено: 2/);
  await house.pass(24 * 60);
  assert.equal(copies(house, anna), 1);
  matchesGolden(t, house, 'announcements-morning', [olga, anna]);
});

test('«Срочно, сейчас» leaves at night; one that waits for the morning can be hurried on or called off', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.pass(60);
  await drafts(house, olga, 'Прорвало трубу');
  await house.taps(olga, 'Срочно, сейчас');
  assert.equal(copies(house, anna, 'Прорвало трубу'), 1);
  await drafts(house, olga, 'Завтра уборка');
  await house.taps(olga, 'Отправить');
  await house.taps(olga, 'Срочно, сейчас');
  assert.equal(copies(house, anna, 'Завтра уборка'), 1);
  await drafts(house, olga, 'Собрание в среду');
  await house.taps(olga, 'Отправить');
  const waiting = house.world.find(olga, 'Объявление уйдёт') ?? assert.fail();
  await house.taps(olga, 'Не отправлять');
  assert.match(house.reads(olga), /Объявление не отправлено/);
  assert.equal(
    (await house.world.press(olga, waiting, 'Срочно, сейчас')).text,
    'Отправку отменили, никто его не получил',
  );
  await house.pass(12 * 60);
  assert.equal(copies(house, anna, 'Собрание в среду'), 0);
  assert.equal(copies(house, anna, 'Завтра уборка'), 1);
});

test('What waits for the morning goes to nobody once its author is no admin, is banned or forgotten', async (t) => {
  const house = await openHouse(t);
  const [olga, pavel, vera] = [
    await house.admin('Ольга'),
    await house.admin('Павел'),
    await house.admin('Вера'),
  ];
  await house.admin('Зоя');
  const anna = await house.resident('Анна', [12]);
  await house.pass(60);
  for (const author of [olga, pavel, vera]) {
    await drafts(house, author, `Пишет ${author.firstName}`);
    await house.taps(author, 'Отправить');
  }
  const found = 'person_id = (select person_id from addresses where external_id = $1)';
  await house.pool.query(`update memberships set roles = '{}' where ${found}`, [olga.id]);
  const tomorrow = new Date(house.clock.now().getTime() + 86_400_000);
  await house.pool.query(`update memberships set banned_until = $2 where ${found}`, [pavel.id, tomorrow]);
  await house.says(vera, '/forget');
  await house.taps(vera, 'Подтвердить');
  const timers = await house.pool.query("select from timers where kind = 'announcement'");
  assert.equal(timers.rows.length, 2, 'nothing waits for whoever is forgotten');
  await house.pass(12 * 60);
  assert.equal(copies(house, anna, 'Пишет'), 0);
  assert.ok(house.world.find(olga, 'Объявление не отправлено'));
  const left = await house.pool.query('select state, author is null as forgotten from announcements');
  assert.deepEqual(left.rows, Array(2).fill({ state: 'called off', forgotten: false }));
});

test('What Telegram let through only at night makes no sound; what was sent as urgent does', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const working = house.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: anna.id });
  await drafts(house, olga, 'Завтра уборка');
  await house.taps(olga, 'Отправить');
  await house.pass(60);
  working();
  await house.pass(2);
  await drafts(house, olga, 'Прорвало трубу');
  await house.taps(olga, 'Срочно, сейчас');
  const heard = (piece: string) =>
    house.world.journal(anna).find((one) => one.kind === 'said' && one.message.text?.includes(piece));
  const [late, urgent] = [heard('Завтра уборка'), heard('Прорвало трубу')];
  assert.ok(late?.kind === 'said' && late.silent, 'late and silent');
  assert.ok(urgent?.kind === 'said' && !urgent.silent, 'urgent and loud');
});

test('Two presses on «Отправить» and two admins at once: everybody gets each announcement once', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const anna = await house.resident('Анна', [12]);
  await drafts(house, olga, 'Объявление Ольги');
  await drafts(house, pavel, 'Объявление Павла');
  const shown = (person: Person) => house.world.find(person, 'Так его увидят') ?? assert.fail();
  const [hers, his] = [shown(olga), shown(pavel)];
  const toasts = await Promise.all([
    house.world.press(olga, hers, 'Отправить'),
    house.world.press(olga, hers, 'Отправить'),
    house.world.press(pavel, his, 'Отправить'),
  ]);
  await house.quiet();
  assert.match(toasts[1]?.text ?? '', /^Уже отправл(яется|ено)$/);
  assert.equal(copies(house, anna, 'Объявление Ольги'), 1);
  assert.equal(copies(house, anna, 'Объявление Павла'), 1);
  assert.equal(copies(house, pavel, 'Объявление Ольги'), 1);
  const forged = buttonData(hers) ?? assert.fail();
  assert.equal((await house.world.forge(pavel, his, forged)).text, 'Эта кнопка не для вас.');
});

const buttonData = ({
  reply_markup: markup,
}: {
  reply_markup?: { inline_keyboard: { callback_data?: string }[][] };
}) => markup?.inline_keyboard.flat()[0]?.callback_data;

test('A draft that was left goes to nobody, and its old button says so', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const leave: (() => Promise<unknown>)[] = [
    () => house.taps(olga, 'Отмена'),
    () => house.says(olga, 'Помощь'),
    () => house.pass(16),
    () => house.says(olga, 'Новый текст взамен'),
  ];
  for (const go of leave) {
    await drafts(house, olga);
    const old = house.world.find(olga, 'Так его увидят') ?? assert.fail();
    await go();
    const { text } = await house.world.press(olga, old, 'Отправить');
    assert.equal(text, 'Этот черновик закрыт и никому не ушёл. Начните заново: «Новое объявление».');
  }
  await house.quiet();
  assert.equal(copies(house, anna), 0);
});

test('In a house without neighbours there is nothing to send', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await drafts(house, olga);
  assert.match(house.reads(olga), /Отправить пока некому/);
  assert.deepEqual(buttonsUnder(house, olga, 'Так его увидят'), ['Отмена']);
});
