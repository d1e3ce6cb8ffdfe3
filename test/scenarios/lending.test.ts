import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { restart } from '../support/joining.ts';
import { borrows, leaves, opensSeek, seeks, takes } from '../support/lending.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 60;

/** From 22:36 to 10:36 of the next day, a Monday. */
const untilMorning = (app: TestApp) => app.advance(12 * HOUR);

const isSilent = (app: TestApp, person: Person) => app.world.lastMessage(person)?.silent === true;

test('A neighbour takes a free spot until tomorrow: both know, nobody reads a name, and «Место свободно» ends it', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  const vera = await app.resident('Верочка', [13]);
  const guard = await app.guard('Степан');
  await untilMorning(app);
  await leaves(app, boris);
  await seeks(app, anna);
  assert.match(app.reads(anna), /Хозяин вернётся раньше — машину придётся убрать.*сосед с места 12/s);
  await app.taps(anna, 'Займу 45');
  assert.ok(app.world.find(boris, 'На вашем месте 45 до завтра, 20:00, постоит сосед с места 12'));
  await app.says(guard, 'Проверить пропуск');
  await app.taps(guard, 'Сегодня');
  assert.match(app.reads(guard), /Место 45. Стоит с разрешения до завтра, 20:00/);
  await app.says(guard, '45');
  assert.match(app.reads(guard), /Место 45. Стоит с разрешения/);
  await app.says(vera, 'Справочник мест');
  await app.taps(vera, 'Свободные места');
  assert.match(app.reads(vera), /Сейчас свободных мест нет/);
  await app.says(vera, '45');
  assert.match(app.reads(vera), /Место 45: занято до завтра, 20:00/);
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '45');
  assert.match(app.reads(anna), /Место 45 за вами до завтра, 20:00/);
  for (const person of [anna, boris]) await app.says(person, 'Моё место');
  assert.match(app.reads(boris), /Место 45 — ваше. На нём до завтра, 20:00 стоит сосед/);
  await app.taps(boris, 'Написать соседу');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Только не у столба, пожалуйста');
  assert.match(app.reads(anna), /Только не у столба/);
  await app.taps(anna, 'Место свободно');
  assert.match(app.reads(boris), /Сосед уехал с вашего места 45/);
  for (const person of [anna, boris, vera, guard]) {
    const others = ['Аннушка', 'Бориска', 'Верочка'].filter((name) => name !== person.firstName);
    for (const { text, caption } of app.world.messages(person))
      for (const name of others) assert.doesNotMatch(`${text ?? ''}${caption ?? ''}`, new RegExp(name));
  }
  matchesGolden(t, app, 'lending', [anna, boris, guard, vera]);
});

test('Half an hour before its end the borrower hears a word, then that time is up; the gate says so for the rest of the day', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', []);
  const guard = await app.guard('Степан');
  await untilMorning(app);
  await leaves(app, boris, 'Неделя');
  await app.says(anna, 'Справочник мест');
  await app.taps(anna, 'Ищу место');
  await app.says(anna, 'сегодня 18:00');
  await app.taps(anna, 'Займу 45');
  assert.ok(app.world.find(boris, 'На вашем месте 45 до 18:00, постоит сосед без места'));
  await app.advance(6 * HOUR + 50);
  assert.doesNotMatch(app.reads(anna), /меньше получаса/);
  await restart(app);
  await app.advance(6);
  assert.match(app.reads(anna), /Место 45 за вами до 18:00\n.*меньше получаса/s);
  assert.ok(!isSilent(app, anna));
  await app.advance(30);
  assert.match(app.reads(anna), /Время вышло: место 45 было за вами до 18:00/);
  assert.match(app.reads(boris), /Время соседа на вашем месте 45 вышло/);
  await app.says(guard, 'Проверить пропуск');
  await app.taps(guard, 'Сегодня');
  assert.match(app.reads(guard), /Место 45. Время вышло/);
  await app.taps(anna, 'Место свободно');
  assert.match(app.reads(boris), /Сосед уехал с вашего места 45/);
  await app.says(guard, 'Проверить пропуск');
  await app.taps(guard, 'Сегодня');
  assert.doesNotMatch(app.reads(guard), /Место 45/);
  matchesGolden(t, app, 'lending-over', [anna, boris, guard]);
});

test('«Вернулся» ends it at once, aloud also at night, and the two can go on writing', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Boris', [45], { languageCode: 'en' });
  const anna = await app.resident('Anna', [12], { languageCode: 'en' });
  await untilMorning(app);
  await leaves(app, boris, 'Until tomorrow');
  await app.says(anna, 'Spot directory');
  await app.taps(anna, 'I need a spot');
  await app.taps(anna, 'Until tomorrow');
  await app.taps(anna, 'Take 45');
  // 01:36
  await app.advance(15 * HOUR);
  await app.says(boris, 'I am back');
  assert.match(app.reads(anna), /The owner is back and needs spot 45/);
  assert.ok(!isSilent(app, anna));
  // The thread of yesterday is closed by now: another one opens.
  await app.taps(anna, 'Write to the owner');
  await app.taps(anna, 'Reply');
  await app.says(anna, 'I am on my way');
  assert.ok(app.world.find(boris, 'I am on my way'));
  await app.taps(anna, 'The spot is free');
  matchesGolden(t, app, 'lending-back-english', [anna, boris]);
});

test('A mark that ends earlier takes the lending with it; one that lasts longer leaves it, and «Займу» prolongs it', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await untilMorning(app);
  await leaves(app, boris, '3 дня');
  await borrows(app, anna, 45);
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'До вечера');
  assert.match(app.reads(anna), /Место 45 за вами до 20:00/);
  assert.ok(app.world.find(boris, 'На вашем месте 45 до 20:00, постоит сосед'), 'his card says so, too');
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'Неделя');
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '45');
  assert.match(app.reads(anna), /Место 45 за вами до 20:00/);
  await borrows(app, anna, 45);
  assert.ok(app.world.find(boris, 'На вашем месте 45 до завтра, 20:00, постоит сосед с места 12'));
  assert.ok(app.world.find(anna, 'Место 45 за вами до завтра, 20:00'));
});

test('Whoever was warned and may stay longer is warned again before the new end', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await untilMorning(app);
  await leaves(app, boris, 'Неделя');
  const takes45 = async (until: string) => {
    await opensSeek(app, anna);
    await app.says(anna, until);
    await takes(app, anna, 45);
  };
  await takes45('сегодня 18:00');
  // 17:36
  await app.advance(7 * HOUR);
  assert.match(app.reads(anna), /меньше получаса/);
  await takes45('сегодня 22:00');
  assert.match(app.reads(anna), /Место 45 за вами до 22:00/);
  assert.doesNotMatch(app.reads(anna), /меньше получаса/);
  // 21:36
  await app.advance(4 * HOUR);
  assert.match(app.reads(anna), /Место 45 за вами до 22:00\n.*меньше получаса/s);
});

test('Who stood there until six makes room at six, also before the bot looks at the clock', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const gleb = await app.resident('Глеб', [46]);
  const anna = await app.resident('Аннушка', [12]);
  const galya = await app.resident('Галочка', [47]);
  const vera = await app.resident('Верочка', []);
  const yuli = await app.resident('Юля', []);
  await untilMorning(app);
  for (const holder of [boris, gleb, galya]) await leaves(app, holder, 'Неделя');
  await seeks(app, yuli);
  for (const [person, spot] of [
    [anna, 45],
    [vera, 47],
  ] as const) {
    await opensSeek(app, person);
    await app.says(person, 'сегодня 18:00');
    await takes(app, person, spot);
  }
  await seeks(app, anna);
  app.clock.advance(7.5 * HOUR * 60_000);
  await Promise.all([app.world.tap(anna, 'Займу 46'), app.world.tap(yuli, 'Займу 47')]);
  await app.quiet();
  assert.ok(app.world.find(anna, 'Место 46 за вами до завтра, 20:00'));
  assert.ok(app.world.find(yuli, 'Место 47 за вами до завтра, 20:00'));
});

test('Who takes a second spot reads that it is one at a time; one’s own, a hidden and a guest’s spot are not offered', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Аннушка', [12]);
  const holders = [];
  for (const spot of [45, 46, 47, 48]) holders.push(await app.resident(`Хозяин ${spot}`, [spot]));
  const [, , hidden, host] = holders;
  assert.ok(hidden && host);
  await untilMorning(app);
  for (const holder of [anna, ...holders]) await leaves(app, holder);
  await app.taps(hidden, 'Скрыть из справочника');
  await app.says(host, 'Гостевой пропуск');
  await app.says(host, 'Марина');
  await app.taps(host, '24 часа');
  await seeks(app, anna);
  assert.match(app.reads(anna), /До завтра, 20:00 свободно 2 места/);
  await app.taps(anna, 'Займу 45');
  await seeks(app, anna);
  await app.taps(anna, 'Займу 46');
  assert.match(app.reads(anna), /Вы уже стоите на месте 45 до завтра, 20:00.*занять можно одно/s);
  await app.says(holders[0] ?? host, 'Гостевой пропуск');
  await app.says(holders[0] ?? host, 'Света');
  await app.taps(holders[0] ?? host, '2 часа');
  assert.ok(app.world.find(holders[0] ?? host, 'На месте 45 до завтра, 20:00 стоит сосед'));
  const { rows } = await app.pool.query('select spot from lendings');
  assert.deepEqual(rows, [{ spot: 45 }]);
});

test('A ban, /forget and a spot that is given up end it, and the other one is told', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Бориска', [45]);
  const gleb = await app.resident('Глеб', [46]);
  const anna = await app.resident('Аннушка', [12]);
  await untilMorning(app);
  for (const holder of [boris, gleb]) await leaves(app, holder);
  await borrows(app, anna, 45);
  await bans(app, olga, anna);
  assert.match(app.reads(boris), /больше не за соседом/);
  assert.ok(app.world.find(anna, 'Место 45 больше не за вами'));
  await app.taps(anna, 'Место свободно');
  assert.match(app.reads(boris), /Сосед уехал с вашего места 45/);
  const vera = await app.resident('Верочка', [13]);
  await borrows(app, vera, 45);
  await app.says(vera, '/forget');
  await app.taps(vera, 'Подтвердить');
  assert.match(app.reads(boris), /Сосед больше не стоит на вашем месте/);
  const yuli = await app.resident('Юля', []);
  await borrows(app, yuli, 46);
  await app.says(gleb, 'Моё место');
  await app.taps(gleb, 'Отказаться от места');
  await app.taps(gleb, 'Подтвердить');
  assert.match(app.reads(yuli), /Место 46 больше не отдают/);
  const { rows } = await app.pool.query('select from lendings where ended_at is null');
  assert.equal(rows.length, 0);
});

test('Of two holders who are banned the first leaves the neighbour where he stands, the second does not', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Бориска', [45]);
  const galya = await app.resident('Галочка', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await untilMorning(app);
  await leaves(app, boris);
  await borrows(app, anna, 45);
  await bans(app, olga, galya, 45);
  assert.equal(app.world.find(anna, 'больше не отдают'), undefined);
  await bans(app, olga, boris, 45);
  assert.ok(app.world.find(anna, 'Место 45 больше не отдают'));
});

test('Old buttons and wrong dates are answered, and lend nothing', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Бориска', [45]);
  const anna = await app.resident('Аннушка', [12]);
  await untilMorning(app);
  await leaves(app, boris);
  await app.says(anna, 'Справочник мест');
  await app.taps(anna, 'Ищу место');
  await app.taps(anna, 'Другая дата');
  for (const typed of ['вчера', 'через год', 'как пойдёт', '31.02', '45.13']) await app.says(anna, typed);
  await app.says(anna, 'завтра 9:00');
  await app.says(boris, 'Вернулся');
  assert.equal(await app.taps(anna, 'Займу 45'), 'Место 45 больше не свободно');
  assert.match(app.reads(anna), /До завтра, 09:00 свободных мест сейчас нет/);
  await leaves(app, boris);
  await seeks(app, anna);
  await app.advance(2 * 24 * HOUR);
  await app.taps(anna, 'Займу 45');
  const { rows } = await app.pool.query('select from lendings');
  assert.equal(rows.length, 0);
  matchesGolden(t, app, 'lending-odd', [anna]);
});

async function bans(app: TestApp, admin: Person, person: Person, spot = 12): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Жители');
  await app.says(admin, person.firstName);
  await app.taps(admin, `${person.firstName} · ${spot}`);
  await app.taps(admin, 'Заблокировать');
  await app.taps(admin, 'На сутки');
  await app.says(admin, 'шум');
  await app.taps(admin, 'Подтвердить');
}
