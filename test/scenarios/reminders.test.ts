import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse, openLiveHouse } from '../support/house.ts';

test('Nobody is reminded who said «Не моя машина», and no card says so', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  const early = house.world.find(anna, 'Вас перегородила');
  assert.ok(early);
  await house.taps(boris, 'Не моя машина');
  await house.pass(6);
  assert.doesNotMatch(house.world.find(anna, 'Вас перегородила')?.text ?? '', /🔔/);
  assert.match((await house.world.forge(anna, early, 't:1:rem')).text ?? '', /Напомнить некому/);
  await house.quiet();
  assert.doesNotMatch(house.world.find(anna, 'Вас перегородила')?.text ?? '', /🔔/);
  assert.ok(house.world.find(stepan, 'место 45'));
});

test('The holder blocks the bot after the alert arrived: the sender hears of it and help is called at once', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(anna), /Доставлено владельцу/);
  house.world.block(boris);
  await house.quiet();
  const card = house.world.find(anna, 'Вас перегородила')?.text ?? '';
  assert.doesNotMatch(card, /✅ Доставлено|🔔/);
  assert.match(card, /отключил бота/);
  assert.match(house.reads(anna), /отключил бота/);
  assert.ok(house.world.find(stepan, 'место 45'));
});

test('Two holders, one blocks the bot after delivery: nobody is called, the other one is counted', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.resident('Галя', [45]);
  await house.says(anna, '/blocked 45');
  house.world.block(boris);
  await house.quiet();
  assert.match(house.world.find(anna, 'Вас перегородила')?.text ?? '', /✅ Доставлено/);
  assert.ok(!house.world.find(stepan, 'место 45'));
});

test('A reminder says what became of it: on its way, then heard', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  const mend = house.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  await house.pass(5);
  await house.world.until(() =>
    /Напоминаю владельцу/.test(house.world.find(anna, 'Вас перегородила')?.text ?? ''),
  );
  assert.match(house.world.find(anna, 'Вас перегородила')?.text ?? '', /Напоминаю владельцу/);
  mend();
  await house.pass(2);
  await house.world.until(() =>
    /Напомнили владельцу/.test(house.world.find(anna, 'Вас перегородила')?.text ?? ''),
  );
  assert.ok(house.world.find(boris, 'Напоминание'));
});

test('Telegram takes nothing for the holder: no card says that anybody was reminded', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  house.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  await house.says(anna, '/blocked 45');
  for (let minute = 0; minute < 8; minute++) await house.pass(1);
  const card = () => house.world.find(anna, 'Вас перегородила')?.text ?? '';
  assert.match(card(), /Мессенджер не отвечает/);
  assert.doesNotMatch(card(), /🔔/);
  assert.match((await house.taps(anna, 'Напомнить')) ?? '', /Ещё не дошло/);
  for (let minute = 0; minute < 30; minute++) await house.pass(1);
  assert.match(card(), /❌ Не дошло/);
  assert.doesNotMatch(card(), /🔔/);
});

test('A holder who had blocked the bot comes back while it is open: he hears of it, the sender’s card changes', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  house.world.block(boris);
  await house.quiet();
  await house.says(anna, '/blocked 45');
  assert.match(house.world.find(anna, 'Вас перегородила')?.text ?? '', /❌ Не дошло/);
  await house.pass(7);
  house.world.unblock(boris);
  await house.quiet();
  const card = house.world.find(boris, 'мешает выехать');
  assert.ok(card?.reply_markup);
  assert.doesNotMatch(card.text ?? '', /Напоминание/);
  assert.match(house.world.find(anna, 'Вас перегородила')?.text ?? '', /Доставлено владельцу/);
  await house.taps(boris, 'Иду');
  assert.match(house.world.find(anna, 'Вас перегородила')?.text ?? '', /«Иду»/);
});
