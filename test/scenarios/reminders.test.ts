import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';

test('Nobody is reminded who said «Не моя машина», and no card says so', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const early = app.world.find(anna, 'Вас перегородила');
  assert.ok(early);
  await app.taps(boris, 'Не моя машина');
  await app.advance(6);
  assert.doesNotMatch(app.world.find(anna, 'Вас перегородила')?.text ?? '', /🔔/);
  assert.match((await app.world.forge(anna, early, 't:1:rem')).text ?? '', /Напомнить некому/);
  await app.quiet();
  assert.doesNotMatch(app.world.find(anna, 'Вас перегородила')?.text ?? '', /🔔/);
  assert.ok(app.world.find(stepan, 'место 45'));
});

test('The holder blocks the bot after the alert arrived: the sender hears of it and help is called at once', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  app.world.block(boris);
  await app.quiet();
  const card = app.world.find(anna, 'Вас перегородила')?.text ?? '';
  assert.doesNotMatch(card, /✅ Доставлено|🔔/);
  assert.match(card, /отключил бота/);
  assert.match(app.reads(anna), /отключил бота/);
  assert.ok(app.world.find(stepan, 'место 45'));
});

test('Two holders, one blocks the bot after delivery: nobody is called, the other one is counted', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  app.world.block(boris);
  await app.quiet();
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /✅ Доставлено/);
  assert.ok(!app.world.find(stepan, 'место 45'));
});

test('A reminder says what became of it: on its way, then heard', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const mend = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  await app.advance(5);
  await app.world.until(() =>
    /Напоминаю хозяину машины/.test(app.world.find(anna, 'Вас перегородила')?.text ?? ''),
  );
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /Напоминаю хозяину машины/);
  mend();
  await app.advance(2);
  await app.world.until(() =>
    /Напомнили хозяину машины/.test(app.world.find(anna, 'Вас перегородила')?.text ?? ''),
  );
  assert.ok(app.world.find(boris, 'Напоминание'));
});

test('Telegram takes nothing for the holder: no card says that anybody was reminded', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  await app.says(anna, '/blocked 45');
  for (let minute = 0; minute < 8; minute++) await app.advance(1);
  const card = () => app.world.find(anna, 'Вас перегородила')?.text ?? '';
  assert.match(card(), /Мессенджер заставляет ждать/);
  assert.doesNotMatch(card(), /🔔/);
  assert.match((await app.taps(anna, 'Напомнить')) ?? '', /Ещё не дошло/);
  for (let minute = 0; minute < 30; minute++) await app.advance(1);
  assert.match(card(), /❌ Не дошло/);
  assert.doesNotMatch(card(), /🔔/);
});

test('A holder who had blocked the bot comes back while it is open: he hears of it, the sender’s card changes', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /❌ Не дошло/);
  await app.advance(7);
  app.world.unblock(boris);
  await app.quiet();
  const card = app.world.find(boris, 'мешает выехать');
  assert.ok(card?.reply_markup);
  assert.doesNotMatch(card.text ?? '', /Напоминание/);
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /Доставлено хозяину машины/);
  await app.taps(boris, 'Иду');
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /«Иду»/);
});

test('A reminder that Telegram does not take for half an hour did not arrive, and the sender’s card says so', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  await app.advance(5);
  await app.advance(5);
  const card = () => app.world.find(anna, 'Вас перегородила')?.text ?? '';
  assert.match(card(), /Напоминаю хозяину машины/);
  await app.advance(26);
  assert.match(card(), /❌ Напоминание не дошло/);
  assert.doesNotMatch(card(), /Напомнили/);
});
