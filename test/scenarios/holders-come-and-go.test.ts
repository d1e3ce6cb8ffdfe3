import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What a card says now: a ring makes another message of it. */
const card = (app: TestApp, person: Person, piece: string) => app.world.find(person, piece)?.text ?? '';

async function opensSpot(app: TestApp, admin: Person, spot: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Места');
  await app.says(admin, spot);
}

test('An admin removes whoever promised: the sender is told aloud, the other holder is rung, and no promise stays', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Буду через 15 минут');
  await app.advance(3);
  const asked = () => app.world.messages(galya).filter(({ text }) => /мешает|ниже/.test(text ?? '')).length;
  const before = asked();
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(anna), /обещал прийти, больше не отвечает.*Спрашиваем других/s);
  assert.doesNotMatch(card(app, anna, 'Вас перегородила'), /15 минут/);
  assert.ok(asked() > before, 'the other holder is asked next');
  assert.match(card(app, boris, 'уже не ваше'), /Место 45 уже не ваше/);
  // Nobody asks «Освободили?» of a promise that is gone; help comes ten minutes after it went.
  await app.advance(9);
  assert.equal(app.world.find(stepan, 'место 45'), undefined);
  await app.advance(1);
  assert.ok(app.world.find(stepan, 'место 45'));
  await app.taps(galya, 'Иду');
  assert.match(card(app, anna, 'Вас перегородила'), /«Иду»/);
  matchesGolden(t, app, 'promise-removed', [anna, boris, galya]);
});

test('An admin frees the spot of the only one who promised: help is called at once, and the card waits for nobody', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  await app.advance(1);
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Освободить место');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(anna), /обещал прийти, больше не отвечает/);
  assert.ok(app.world.find(stepan, 'место 45'));
  assert.match(card(app, anna, 'место 45'), /больше нет владельца/);
  assert.doesNotMatch(card(app, anna, 'Мешает машина, место 45'), /Иду|никто не зарегистрировал/);
});

test('The only guard is blocked in himself: he reads that there is nobody but him, and an admin is called where there is one', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const boris = await app.resident('Борис', [45, 46]);
  await app.says(stepan, '/blocked 45');
  assert.match((await app.taps(stepan, 'Позвать охрану')) ?? '', /Кроме вас/);
  assert.match(app.reads(stepan), /❌ Кроме вас, ни охраны, ни администратора в боте нет/);
  await app.taps(boris, 'Не моя машина');
  assert.match(card(app, stepan, 'Вас перегородила'), /Кроме вас/);
  assert.equal(app.world.find(stepan, 'Беру'), undefined, 'nobody is called to his own call');
  await app.taps(stepan, 'Решено');
  const olga = await app.admin('Ольга');
  await app.says(stepan, '/blocked 46');
  // He forgets it: ten minutes later it calls by itself.
  await app.advance(10);
  assert.ok(app.world.find(olga, 'место 46'));
  assert.match(card(app, stepan, 'место 46') || app.reads(stepan), /Администратор предупреждён/);
});

test('A holder who had blocked the bot comes back to an alarm and to a message: he hears of both, once', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const vera = await app.resident('Вера', [13]);
  const boris = await app.resident('Борис', [45]);
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/sos 45');
  await app.says(vera, '/spot 45 у вас горят фары');
  assert.match(card(app, anna, 'Кричит сигнализация'), /❌ Не дошло/);
  assert.match(card(app, vera, 'Сообщение владельцу'), /❌/);
  await app.advance(7);
  app.world.unblock(boris);
  await app.quiet();
  const heard = (piece: string) =>
    app.world.messages(boris).filter(({ text }) => text?.includes(piece)).length;
  assert.deepEqual([heard('кричит сигнализация'), heard('горят фары')], [1, 1]);
  assert.match(card(app, anna, 'Кричит сигнализация'), /Доставлено/);
  assert.match(card(app, vera, 'Сообщение владельцу'), /Доставлено/);
  const alarm = app.world.find(boris, 'кричит сигнализация') ?? assert.fail();
  await app.world.press(boris, alarm, 'Сигнализация выключена');
  await app.quiet();
  assert.match(card(app, anna, 'Кричит сигнализация'), /Сигнализация выключена/);
});

test('A holder who has the alert, shuts the bot out and is back has it again: the sender reads so and may remind him', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  app.world.block(boris);
  await app.quiet();
  assert.match(card(app, anna, 'Вас перегородила'), /потом отключил бота/);
  app.world.unblock(boris);
  await app.quiet();
  assert.match(app.reads(boris), /мешает выехать/);
  assert.match(card(app, anna, 'Вас перегородила'), /Доставлено хозяину машины/);
  await app.advance(5);
  assert.match(card(app, boris, 'мешает выехать'), /Напоминание/);
});

test('Whoever gets his spot back while somebody waits is asked anew, aloud, and the sender reads that he has it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Освободить место');
  await app.taps(olga, 'Подтвердить');
  const heard = () => app.world.messages(boris).filter(({ silent }) => !silent).length;
  const before = heard();
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Назначить место');
  await app.says(olga, 'Борис');
  await app.taps(olga, 'Борис');
  assert.ok(card(app, boris, 'мешает выехать'));
  assert.ok(heard() > before);
  assert.match(card(app, anna, 'Вас перегородила'), /Доставлено хозяину машины/);
});

test('One of two holders comes back while the other one is asked: both are, and one answer is enough', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  await app.advance(3);
  const rung = () => app.world.messages(galya).filter(({ text }) => /мешает|ниже/.test(text ?? '')).length;
  const before = rung();
  app.world.unblock(boris);
  await app.quiet();
  assert.ok(app.world.find(boris, 'мешает выехать')?.reply_markup);
  assert.equal(rung(), before, 'the other one has heard of it');
  assert.match(card(app, anna, 'Вас перегородила'), /Доставлено.*2/s);
  await app.taps(galya, 'Иду');
  assert.match(card(app, boris, 'мешает выехать'), /Другой сосед с вашего места ответил: «Иду»/);
  app.world.block(galya);
  await app.quiet();
  assert.match(card(app, anna, 'Вас перегородила'), /«Иду»/, 'a promise stays, whatever the messenger says');
});

test('Guards who are banned are not called, and are again from the moment when the ban is over', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const ivan = await app.guard('Иван');
  const petr = await app.guard('Пётр');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  for (const [guard, hours] of [
    [stepan, 1],
    [ivan, -1],
  ] as const)
    await app.pool.query(
      `update memberships set banned_until = $2, ban_reason = 'шум'
       where person_id = (select person_id from addresses where external_id = $1)`,
      [guard.id, new Date(app.clock.now().getTime() + hours * 3_600_000)],
    );
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  const called = [stepan, ivan, petr].map((guard) => app.world.find(guard, 'место 45') !== undefined);
  assert.deepEqual(called, [false, true, true]);
  assert.match(card(app, anna, 'Вас перегородила'), /Охрана предупреждена/);
});

test('Where the only guard is banned nobody is promised that guards were called', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.pool.query(
    `update memberships set banned_until = $2, ban_reason = 'шум'
     where person_id = (select person_id from addresses where external_id = $1)`,
    [stepan.id, new Date(app.clock.now().getTime() + 3_600_000)],
  );
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  assert.match(card(app, anna, 'Вас перегородила'), /пока нет ни охраны, ни администратора/);
});
