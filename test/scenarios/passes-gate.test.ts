import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { everything } from '../support/everything.ts';
import { matchesGolden } from '../support/golden.ts';
import { openHouse, openLiveHouse } from '../support/house.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { cardOf, codeOn, invites, linkOn, steady } from '../support/passes.ts';
import { wireOf } from '../support/wire-of.ts';

test('One guest a spot is inside at a time, also when two guards press at the same moment', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [45]);
  const [ivan, oleg] = [await house.guard('Иван'), await house.guard('Олег')];
  await invites(house, anna, 'Марина');
  await invites(house, anna, 'Пётр');
  for (const [guard, guest] of [
    [ivan, 'Марина'],
    [oleg, 'Пётр'],
  ] as const) {
    await house.says(guard, 'Проверить пропуск');
    await house.says(guard, guest);
  }
  const press = (guard: Person) => {
    const shown = house.world.lastMessage(guard);
    const [button] = shown?.reply_markup?.inline_keyboard[0] ?? [];
    assert.ok(shown && button && 'callback_data' in button);
    return house.world.forge(guard, shown, button.callback_data ?? '');
  };
  const toasts = await Promise.all([press(ivan), press(oleg)]);
  await house.quiet();
  assert.equal(toasts.filter(({ text }) => text === 'Отметил: въехал').length, 1);
  assert.equal(toasts.filter(({ text }) => text?.includes('ещё стоит другой гость')).length, 1);
  const { rows } = await house.pool.query('select 1 from guest_passes where entered_at is not null');
  assert.equal(rows.length, 1);
});

test('Codes can be tried thirty times in ten minutes: then right and wrong ones are refused alike', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45]);
  const ivan = await house.guard('Иван');
  await invites(house, anna, 'Марина', '24 часа');
  await house.says(ivan, 'Проверить пропуск');
  for (let tries = 0; tries < 30; tries += 1) {
    await house.says(ivan, String(100_000 + tries));
    if (tries % 9 === 8) await house.pass(1.1);
  }
  await house.pass(1.1);
  await house.says(ivan, codeOn(house, anna));
  assert.match(house.reads(ivan), /Слишком много кодов/);
  await house.says(ivan, 'Марина');
  assert.match(house.reads(ivan), /Пропуск действует/);
  await house.pass(10);
  await house.says(ivan, codeOn(house, anna));
  assert.match(house.reads(ivan), /Пропуск действует/);
});

test('Whoever is no guard any more sees no pass, although the question of the gate is still open', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [45]);
  const ivan = await house.guard('Иван');
  await invites(house, anna, 'Марина', '24 часа');
  await house.says(ivan, 'Проверить пропуск');
  const { rows } = await house.pool.query('select person_id from addresses where external_id = $1', [
    ivan.id,
  ]);
  const wish = { on: 'person', act: 'remove guard for sure', person: personId(rows[0].person_id) } as const;
  const menu = house.world.lastMessage(olga) ?? assert.fail('no menu');
  await house.world.forge(olga, menu, wireOf({ kind: 'administer', wish }));
  await house.quiet();
  for (const typed of [codeOn(house, anna), 'Марина']) {
    await house.says(ivan, typed);
    assert.doesNotMatch(house.reads(ivan), /Марина|Пропуск действует/);
  }
});

test('Six digits that are no code may be a piece of a number', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45]);
  const ivan = await house.guard('Иван');
  await invites(house, anna, 'АВ123 777');
  await house.says(ivan, 'Проверить пропуск');
  await house.says(ivan, '123777');
  assert.match(house.reads(ivan), /Гость: АВ123 777/);
  await house.says(ivan, '123778');
  assert.match(house.reads(ivan), /Такого кода нет/);
});

test('The stored rows open no gate: neither the code nor the link stands in them', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45]);
  await invites(house, anna, 'Марина');
  const code = codeOn(house, anna).replace(' ', '');
  const payload = linkOn(house, anna).split('start=')[1] ?? assert.fail();
  const stored = await everything(house);
  const passes = stored.slice(stored.indexOf('guest_passes\n'), stored.indexOf('holder_questions\n'));
  assert.ok(passes.includes('Марина'));
  assert.ok(!passes.includes(code) && !stored.includes(payload) && !stored.includes(payload.slice(-22)));
  await restart(house);
  await house.taps(anna, 'Моё место').catch(() => house.says(anna, 'Моё место'));
  await house.taps(anna, 'Пропуск: Марина');
  assert.equal(codeOn(house, anna).replace(' ', ''), code);
});

test('An alert about a spot with a guest says so to its holders; a guest’s car number reaches the host', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45]);
  const lena = await house.resident('Лена', [45]);
  const boris = await house.resident('Борис', [12]);
  await house.guard('Иван');
  await invites(house, anna, 'А 123 ВС 77');
  await house.says(boris, '/blocked 45');
  assert.match(house.reads(anna), /Возможно, речь о машине вашего гостя: А 123 ВС 77/);
  assert.match(house.reads(lena), /Возможно, речь о машине гостя/);
  assert.doesNotMatch(house.reads(lena), /123/);
  await house.taps(boris, 'Решено');
  await house.says(boris, 'Перегородили');
  await house.taps(boris, 'Не знаю номер');
  await house.says(boris, 'белая Лада a123bc77 у подъезда');
  assert.ok(house.world.find(anna, 'Возможно, машина вашего гостя мешает выехать'));
  assert.ok(!house.world.find(lena, 'машина вашего гостя мешает'));
  await house.taps(anna, 'Иду');
  assert.ok(house.world.find(boris, 'Владелец'));
  matchesGolden(t, house, 'passes-alert', [anna, lena, boris], {}, steady);
});

test('Whoever loses the spot or is forgotten lets nobody in any more', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45, 46]);
  const ivan = await house.guard('Иван');
  await house.says(anna, 'Гостевой пропуск');
  await house.says(anna, 'Марина');
  await house.taps(anna, 'Место 45');
  await house.taps(anna, '24 часа');
  const code = codeOn(house, anna);
  await house.says(anna, 'Моё место');
  await house.taps(anna, 'Отказаться от места');
  await house.taps(anna, 'Место 45');
  await house.taps(anna, 'Подтвердить');
  assert.match(cardOf(house, anna)?.caption ?? '', /Пропуск отменён/);
  await house.says(ivan, 'Проверить пропуск');
  await house.says(ivan, code);
  assert.match(house.reads(ivan), /Пропуск не действует: отменён в 22:36/);
  assert.deepEqual(buttonsUnder(house, ivan, 'Пропуск не действует'), []);
});

test('A pass that ended while the bot was down says when it ended, and «Сегодня» tells a revoked one from one that is over', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [45]);
  const ivan = await house.guard('Иван');
  house.clock.advance(9 * 60 * 60_000);
  await invites(house, anna, 'Марина', '2 часа');
  await invites(house, anna, 'Пётр', '2 часа');
  await house.taps(anna, 'Отменить');
  await house.taps(anna, 'Подтвердить');
  await house.stopBot();
  house.clock.advance(3 * 60 * 60_000);
  await house.startBot();
  await house.quiet();
  const over = house.world.messages(anna).find(({ caption }) => caption?.includes('Пропуск закончился'));
  assert.match(over?.caption ?? '', /Пропуск закончился: 09:36/);
  await house.says(ivan, 'Проверить пропуск');
  await house.taps(ivan, 'Сегодня');
  assert.match(house.reads(ivan), /❌ Пётр · место 45 · отменён/);
  assert.match(house.reads(ivan), /⌛ Марина · место 45 · закончился/);
  await house.says(ivan, 'Марина');
  assert.match(house.reads(ivan), /Пропуск не действует: закончился в 09:36/);
});
