import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { borrows, leaves, listOf, opensSeek, seeks, takes } from '../support/lending.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 60;

/** 10:36 of a Monday; Бориска of spot 45 has marked it free, and Аннушка looks for one. */
async function house(app: TestApp, until = 'Неделя') {
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await app.advance(12 * HOUR);
  await leaves(app, boris, until);
  return { boris, anna };
}

const newest = (app: TestApp, person: Person) => app.world.lastMessage(person)?.message_id;
const offers = (app: TestApp, person: Person) => JSON.stringify(listOf(app, person)?.reply_markup ?? {});

async function seeksUntil(app: TestApp, person: Person, until: string): Promise<void> {
  await opensSeek(app, person);
  await app.says(person, until);
}

async function wishes(app: TestApp, person: Person, until = 'До завтра'): Promise<void> {
  await seeks(app, person, until);
  await app.taps(person, 'Скажу, когда появится');
}

async function bans(app: TestApp, admin: Person, person: Person, spot: number): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Жители');
  await app.says(admin, person.firstName);
  await app.taps(admin, `${person.firstName} · ${spot}`);
  await app.taps(admin, 'Заблокировать');
  await app.taps(admin, 'На сутки');
  await app.says(admin, 'шум');
  await app.taps(admin, 'Подтвердить');
}

test('A mark that is shortened to this evening has the borrower warned half an hour before it', async (t) => {
  const app = await openTestApp(t);
  const { boris, anna } = await house(app);
  await borrows(app, anna, 45);
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'До вечера');
  assert.doesNotMatch(app.reads(anna), /меньше получаса/);
  // 19:36
  await app.advance(9 * HOUR);
  assert.match(app.reads(anna), /Место 45 за вами до 20:00\n.*меньше получаса/s);
});

test('Whoever has less than half an hour from the start, or is left with it, hears of its end once and not twice', async (t) => {
  const app = await openTestApp(t);
  const { boris, anna } = await house(app);
  const sent = (piece: string) =>
    app.world.log.filter(({ method, params }) => {
      return method === 'sendMessage' && String(params.text).includes(piece);
    }).length;
  await seeksUntil(app, anna, 'сегодня 11:00');
  await takes(app, anna, 45);
  await app.advance(5);
  assert.equal(sent('за вами до 11:00'), 1);
  await app.taps(anna, 'Место свободно');
  await borrows(app, anna, 45);
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'Другая дата');
  await app.says(boris, 'сегодня 11:05');
  await app.taps(boris, 'Подтвердить');
  await app.advance(3);
  assert.equal(sent('за вами до 11:05'), 1);
});

test('At the gate nobody wonders about a neighbour who has said that he is gone, in time or late', async (t) => {
  const app = await openTestApp(t);
  const { anna } = await house(app);
  const olga = await app.admin('Ольга');
  const vera = await app.resident('Верочка', [46]);
  const gleb = await app.resident('Глеб', [13]);
  const guard = await app.guard('Степан');
  await leaves(app, vera, 'Неделя');
  const atGate = async () => {
    await app.says(guard, 'Проверить пропуск');
    await app.taps(guard, 'Сегодня');
    return app.reads(guard);
  };
  await borrows(app, anna, 45);
  await borrows(app, gleb, 46);
  assert.match(await atGate(), /Место 45.*Место 46/s);
  await app.taps(anna, 'Место свободно');
  assert.doesNotMatch(await atGate(), /Место 45/);
  await app.says(vera, 'Вернулся');
  assert.match(await atGate(), /Место 46/, 'his car may still stand there');
  await app.taps(gleb, 'Место свободно');
  assert.doesNotMatch(await atGate(), /Место 46/);
  // Of whoever may stand nowhere any more the bot asks nothing.
  await borrows(app, gleb, 45);
  await bans(app, olga, gleb, 13);
  assert.doesNotMatch(await atGate(), /Место 45/);
});

test('«Взгляните на место» is said of the spot whose neighbour has not said that he left, and of no other', async (t) => {
  const app = await openTestApp(t);
  const { boris, anna } = await house(app);
  const vera = await app.resident('Верочка', [46]);
  const gleb = await app.resident('Глеб', [13]);
  await leaves(app, vera, 'Неделя');
  await seeksUntil(app, anna, 'сегодня 12:00');
  await takes(app, anna, 45);
  await app.advance(2 * HOUR);
  await seeksUntil(app, gleb, 'завтра 12:00');
  await takes(app, gleb, 46);
  assert.equal(app.world.find(gleb, 'Время прежнего соседа вышло'), undefined);
  await app.taps(gleb, 'Место свободно');
  await seeksUntil(app, gleb, 'завтра 12:00');
  await takes(app, gleb, 45);
  assert.ok(app.world.find(gleb, 'Время прежнего соседа вышло'));
  await app.taps(anna, 'Место свободно');
  const seen = app.world.messages(gleb).length;
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, '3 дня');
  await seeksUntil(app, gleb, 'завтра 18:00');
  await takes(app, gleb, 45);
  const later = app.world.messages(gleb).slice(seen);
  assert.ok(!later.some(({ text }) => text?.includes('Время прежнего соседа')), 'he stands there himself');
});

test('Where a neighbour stands nobody else is offered the spot, however long it is free', async (t) => {
  const app = await openTestApp(t);
  const { boris, anna } = await house(app);
  const vera = await app.resident('Верочка', [13]);
  await borrows(app, anna, 45);
  await seeksUntil(app, vera, 'завтра 22:00');
  assert.doesNotMatch(offers(app, vera), /Займу 45/);
  // Nor does whoever waits for one hear of it because its mark lasts longer.
  await app.taps(vera, 'Скажу, когда появится');
  const heard = newest(app, vera);
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'Другая дата');
  await app.says(boris, 'через 10 дней');
  await app.taps(boris, 'Подтвердить');
  assert.equal(newest(app, vera), heard);
});

test('A spot that is free for a shorter time is offered until then, unless that is a quarter of an hour', async (t) => {
  const app = await openTestApp(t);
  const { anna } = await house(app, 'До завтра');
  const vera = await app.resident('Верочка', [46]);
  await app.says(vera, 'Уезжаю');
  await app.taps(vera, 'Другая дата');
  await app.says(vera, 'сегодня 12:00');
  await app.taps(vera, 'Подтвердить');
  await seeksUntil(app, anna, 'послезавтра 12:00');
  assert.match(app.reads(anna), /свободных мест сейчас нет.*Есть ненадолго.*Хозяин прочтёт: сосед с места/s);
  assert.match(
    offers(app, anna),
    /Займу 45 до завтра.*Займу 46 до 12:00|Займу 46 до 12:00.*Займу 45 до завтра/,
  );
  // 11:50
  await app.advance(74);
  await seeksUntil(app, anna, 'послезавтра 12:00');
  assert.match(offers(app, anna), /Займу 45 до завтра/);
  assert.doesNotMatch(offers(app, anna), /46/);
  await seeksUntil(app, anna, 'сегодня 20:00');
  assert.doesNotMatch(app.reads(anna), /Есть ненадолго/);
});

test('Whoever was told of a spot that another one took hears of it again when that one leaves', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  const vera = await app.resident('Верочка', [13]);
  await app.advance(12 * HOUR);
  await wishes(app, vera);
  await leaves(app, boris);
  assert.match(app.reads(vera), /Появилось место 45/);
  await borrows(app, anna, 45);
  const taken = newest(app, vera);
  await app.taps(anna, 'Место свободно');
  assert.notEqual(newest(app, vera), taken);
  assert.match(app.reads(vera), /Появилось место 45/);
});

test('A search that is over is waited for by no clock', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Аннушка', [12]);
  await app.advance(12 * HOUR);
  await wishes(app, anna);
  const clocks = async () => (await app.pool.query("select from timers where kind = 'wish'")).rows.length;
  assert.equal(await clocks(), 1);
  await app.taps(anna, 'Больше не ищу');
  assert.equal(await clocks(), 0);
});

test('A neighbour who has left the spot is waited for by no clock', async (t) => {
  const app = await openTestApp(t);
  const { anna } = await house(app);
  await borrows(app, anna, 45);
  await app.taps(anna, 'Место свободно');
  const { rows } = await app.pool.query("select from timers where kind = 'lending'");
  assert.equal(rows.length, 0);
});

test('Of two free spots the one that is hidden is told to nobody who looks for one', async (t) => {
  const app = await openTestApp(t);
  const { boris, anna } = await house(app);
  const vera = await app.resident('Верочка', [46]);
  await seeksUntil(app, anna, 'через 6 дней');
  assert.match(offers(app, anna), /Займу 45/);
  await app.taps(boris, 'Скрыть из справочника');
  await wishes(app, anna);
  await leaves(app, vera);
  assert.match(app.reads(anna), /Появилось место 46/);
  const told = newest(app, anna);
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'Другая дата');
  await app.says(boris, 'через 10 дней');
  await app.taps(boris, 'Подтвердить');
  assert.equal(newest(app, anna), told);
  assert.match(app.reads(anna), /Появилось место 46/);
});

test('The spot of whoever was banned is told of when his ban is over, and to nobody twice', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const { boris } = await house(app);
  const gleb = await app.resident('Глеб', [13]);
  await bans(app, olga, boris, 45);
  await wishes(app, gleb);
  assert.equal(app.world.find(gleb, 'Появилось место'), undefined);
  await app.taps(olga, 'Разблокировать');
  assert.match(app.reads(gleb), /Появилось место 45/);
  const told = newest(app, gleb);
  await bans(app, olga, boris, 45);
  await app.taps(olga, 'Разблокировать');
  assert.equal(newest(app, gleb), told);
});

test('A ban ends a search, and it is not taken up again when the ban is over', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await app.advance(12 * HOUR);
  await seeksUntil(app, anna, 'через 5 дней');
  await app.taps(anna, 'Скажу, когда появится');
  await bans(app, olga, anna, 12);
  await app.advance(25 * HOUR);
  await leaves(app, boris, 'Неделя');
  assert.equal(app.world.find(anna, 'Появилось место'), undefined);
});

test('Two who write to each other anew after their talk was closed have one new talk, however often they begin', async (t) => {
  const app = await openTestApp(t);
  const { boris, anna } = await house(app);
  await borrows(app, anna, 45);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  for (let times = 0; times < 2; times += 1) await app.taps(boris, 'Написать соседу');
  const { rows } = await app.pool.query(
    `select (select count(*) from alerts where state <> 'closed')::int as talks,
            (select count(*) from alert_letters)::int as letters`,
  );
  assert.deepEqual(rows, [{ talks: 1, letters: 0 }]);
});
