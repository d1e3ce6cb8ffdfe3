import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adds, carsOf } from '../support/cars.ts';
import { holders, restart } from '../support/joining.ts';
import { letHouse, lets, linkOf, rents } from '../support/tenancy.ts';
import { openTestApp } from '../support/test-app.ts';

test('An owner lets his spot until a day: a link makes one person its tenant, who reads what he is there', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Сдаю место до …');
  assert.match(app.reads(boris), /^До какого дня вы сдаёте место 45\?/);
  await app.advance(10);
  await app.says(boris, 'не знаю');
  await app.advance(10);
  await app.says(boris, 'через 2 часа');
  assert.match(app.reads(boris), /^Сдать место можно самое малое на сутки/);
  await app.says(boris, '25 декабря');
  assert.match(app.reads(boris), /^Вы сдаёте место 45 до:/);
  await app.taps(boris, 'Подтвердить');
  const payload = linkOf(app, boris);
  await app.says(boris, '26 декабря');
  assert.match(app.reads(boris), /Не понял 🙂/, 'nothing is asked any more');
  const yulia = app.stranger('Юля');
  app.world.start(yulia, payload);
  await app.quiet();
  await restart(app);
  await app.taps(yulia, 'Согласен');
  assert.ok(app.world.find(yulia, 'вы снимаете место 45 до 25 декабря, 20:00'));
  await app.says(yulia, 'Моё место');
  for (const mine of ['Сдаю место до …', 'Этот человек не из моей семьи'])
    assert.ok(!buttons(app.world.messages(yulia)).includes(mine), `${mine} is no tenant's`);
  await app.advance(12 * 60);
  assert.match(app.reads(galya), /Место 45 теперь снимает Юля, до 25 декабря/);
  assert.equal(app.world.find(olga, 'Юля'), undefined, 'no admin has anything to decide');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  assert.match(app.reads(olga), /Место 45: теперь снимает Юля/);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '45');
  assert.match(app.reads(olga), /Юля \(снимает до 25 декабря, 20:00\)/);
});

const buttons = (messages: readonly { reply_markup?: unknown }[]) =>
  JSON.stringify(messages.at(-1)?.reply_markup);

test('A link for a tenant lives 48 hours, and only the newest of an owner opens anything, once', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const yulia = await app.resident('Юля', []);
  const denis = await app.resident('Денис', []);
  const opens = async (person: typeof yulia, payload: string) => {
    app.world.start(person, payload);
    await app.quiet();
    return app.reads(person);
  };
  const old = await lets(app, boris, '25 декабря');
  const late = await lets(app, boris, '25 декабря');
  assert.match(await opens(yulia, old), /уже не действует/);
  await app.advance(48 * 60);
  assert.match(await opens(yulia, late), /уже не действует/);
  const good = await lets(app, boris, '25 декабря');
  assert.match(await opens(boris, good), /уже ваше/);
  await rents(app, yulia, good);
  assert.match(await opens(denis, good), /уже не действует/);
  assert.deepEqual(await holders(app), ['45 Борис', '45 Юля']);
});

test('Of two owners who both look for a tenant the link of one outlives the newer one of the other', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  const his = await lets(app, boris, '25 декабря');
  await lets(app, galya, '26 декабря');
  await rents(app, await app.resident('Юля', []), his);
  assert.deepEqual(await holders(app), ['45 Борис', '45 Галя', '45 Юля']);
});

test('A link for a tenancy that ends before two days are over opens nothing after it', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const yulia = await app.resident('Юля', []);
  const link = await lets(app, boris, 'послезавтра');
  await app.advance(46 * 60);
  app.world.start(yulia, link);
  await app.quiet();
  assert.match(app.reads(yulia), /уже не действует/);
});

test('Whoever gave the spot up has let it to nobody', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  await app.resident('Галя', [45]);
  const yulia = await app.resident('Юля', []);
  const payload = await lets(app, boris, '25 декабря');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Подтвердить');
  app.world.start(yulia, payload);
  await app.quiet();
  assert.match(app.reads(yulia), /уже не действует/);
});

test('A tenancy is renewed, both are told a week before and at its end, and old buttons say what is the case', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Снимает: Юля');
  await app.taps(boris, 'Продлить');
  assert.match(app.reads(boris), /До какого дня Юля снимает место 45/);
  await app.says(boris, '31 декабря');
  assert.match(app.reads(boris), /Юля снимает место 45 до:/);
  await app.taps(boris, 'Подтвердить');
  const card = app.world.find(boris, 'снимает Юля, до 31 декабря') ?? assert.fail();
  await app.says(boris, '25 января');
  assert.match(app.reads(boris), /Не понял 🙂/, 'nothing is asked any more');
  await app.advance(12 * 60);
  assert.match(app.reads(yulia), /Срок изменили: вы снимаете место 45 до 31 декабря/);
  // 24 December, 19:59.
  await app.advance(days('2026-12-24T16:59:00Z', app.clock.now()));
  assert.equal(app.world.find(yulia, 'перестанет быть вашим'), undefined);
  await restart(app);
  await app.advance(1);
  assert.match(
    app.reads(yulia),
    /Вы снимаете место 45 до 31 декабря, 20:00, потом оно перестанет быть вашим/,
  );
  assert.match(app.reads(boris), /Юля снимает место 45 до 31 декабря, 20:00. Продлить\?/);
  await app.advance(7 * 24 * 60);
  assert.match(app.reads(yulia), /Срок вышел: место 45 вы больше не снимаете/);
  assert.match(app.reads(boris), /Юля больше не снимает место 45/);
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис']);
  assert.match((await app.world.press(boris, card, 'Продлить')).text ?? '', /уже никто не снимает/);
});

test('A tenancy that is renewed in its last week is told of again; who rents for three days is told of no end', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  const galya = await app.resident('Галя', [46]);
  const denis = await app.resident('Денис', []);
  await rents(app, denis, await lets(app, galya, '25 ноября 23:00'));
  await app.advance(days('2026-11-25T19:00:00Z', app.clock.now()));
  assert.equal(app.world.find(denis, 'потом оно перестанет быть вашим'), undefined);
  await app.advance(days('2026-12-18T17:00:00Z', app.clock.now()));
  assert.match(app.reads(yulia), /Вы снимаете место 45 до 25 декабря, 20:00, потом/);
  await app.taps(boris, 'Продлить');
  await app.says(boris, '25.01.2027');
  await app.taps(boris, 'Подтвердить');
  await app.advance(days('2027-01-18T17:00:00Z', app.clock.now()));
  assert.match(app.reads(yulia), /Вы снимаете место 45 до 25 января( 2027 г.)?, 20:00, потом/);
});

/** How many minutes it is until then. */
const days = (until: string, now: Date) => (new Date(until).getTime() - now.getTime()) / 60_000;

test('An owner ends the letting early: the tenant loses threads, marks and passes there, and is told', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris, yulia } = await letHouse(app);
  await app.says(yulia, 'Гостевой пропуск');
  await app.says(yulia, 'Марина');
  await app.taps(yulia, '24 часа');
  await app.says(yulia, 'Уезжаю');
  await app.taps(yulia, '3 дня');
  await app.says(anna, '/blocked 45');
  await app.taps(yulia, 'Буду через 15 минут');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Снимает: Юля');
  await app.taps(boris, 'Закончить сдачу');
  assert.match(app.reads(boris), /Закончить сдачу\? Юля/);
  await app.taps(boris, 'Подтвердить');
  assert.match(app.world.find(boris, 'мешает')?.text ?? '', /Место 45/, 'the owner is asked now');
  assert.match(app.reads(anna), /обещал прийти, больше не отвечает.*Спрашиваем других/s);
  const { rows } = await app.pool.query<{ left: string }>(
    `select 'mark' as left from free_marks union all select 'pass' from guest_passes where ended_at is null
     union all select 'tenancy timer' from timers where kind = 'tenancy'`,
  );
  assert.deepEqual(rows, []);
  await app.advance(12 * 60);
  const told = app.world.find(yulia, 'закончил сдачу') ?? assert.fail();
  assert.match(told.text ?? '', /место 45 вы больше не снимаете/);
  assert.match(JSON.stringify(told.markup), /SOS сигнализация/);
  assert.doesNotMatch(JSON.stringify(told.markup), /Уезжаю|Вернулся/, 'she has no spot to leave');
});

test('A tenant leaves by himself, and the owner hears that alerts are his again', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  await app.says(yulia, 'Моё место');
  await app.taps(yulia, 'Отказаться от места');
  await app.taps(yulia, 'Подтвердить');
  await app.advance(12 * 60);
  assert.match(app.reads(boris), /Юля больше не снимает место 45. Сигналы снова приходят вам/);
});

test('A claim to a rented spot is no business of its tenant, and an admin may give it him for good', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const { boris, yulia } = await letHouse(app);
  const denis = await app.resident('Денис', [7]);
  await app.says(denis, 'Моё место');
  await app.taps(denis, 'Добавить место');
  await app.says(denis, '45');
  await app.advance(12 * 60);
  assert.ok(app.world.find(boris, 'Денис'));
  assert.equal(app.world.find(yulia, 'Денис'), undefined);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '45');
  await app.taps(olga, 'Назначить место');
  await app.says(olga, 'Юля');
  await app.taps(olga, 'Юля · 45');
  await app.taps(olga, 'Подтвердить');
  await app.says(yulia, 'Моё место');
  assert.doesNotMatch(app.reads(yulia), /снимаете/);
});

test('Whoever rents a spot and whoever owns it share no car: its number is asked of the other as of any stranger', async (t) => {
  const app = await openTestApp(t);
  const { boris, yulia } = await letHouse(app);
  await adds(app, boris, 'А123ВС777');
  await adds(app, yulia, 'А123ВС777');
  assert.deepEqual(await carsOf(app), ['Борис A123BC777 known', 'Юля A123BC777 asked']);
});

test('/forget of a tenant tells the owner and leaves no tenancy behind', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris, yulia } = await letHouse(app);
  await app.says(anna, '/blocked 45');
  await app.says(yulia, '/forget');
  assert.match(app.reads(yulia), /Место 45 больше не будет вашим/);
  await app.taps(yulia, 'Подтвердить');
  assert.ok(app.world.find(yulia, 'Больше не действует: вы удалили'), 'no button below her card is left');
  await app.taps(anna, 'Решено');
  await app.advance(60 * 24 * 60);
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис']);
  assert.ok(app.world.find(boris, 'стало одним владельцем меньше'));
  const { rows } = await app.pool.query("select from timers where kind = 'tenancy'");
  assert.deepEqual(rows, []);
});
