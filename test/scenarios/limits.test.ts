import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse } from '../support/house.ts';

test('More than 10 typed messages in a minute: one warning, then silence; presses and labels still work', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const answers = () => house.world.messages(anna).filter(({ from }) => from?.is_bot).length;
  for (let line = 1; line <= 10; line += 1) await house.says(anna, `привет ${line}`);
  assert.match(house.reads(anna), /Не понял/);
  await house.says(anna, 'одиннадцатое');
  assert.match(house.reads(anna), /Слишком много/);
  const warned = answers();
  await house.stopBot();
  await house.startBot();
  for (const text of ['двенадцатое', 'тринадцатое']) await house.says(anna, text);
  house.world.sticker(anna);
  await house.quiet();
  assert.equal(answers(), warned, 'kept in the database: a restart forgets nothing');
  await house.says(anna, 'Перегородили');
  assert.match(house.reads(anna), /Кто вас перегородил/);
  await house.taps(anna, 'Отмена');
  await house.pass(1);
  await house.says(anna, 'снова здесь');
  assert.match(house.reads(anna), /Не понял/);
});

test('Only the last of the three is said to be the last, and only while that is true', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [41, 42, 43]);
  const last = /На ближайшие 10 минут это последнее/;
  for (const spot of [41, 42]) {
    await house.says(anna, `/blocked ${spot}`);
    assert.doesNotMatch(house.reads(anna), /последнее|Ещё можно/);
  }
  await house.says(anna, '/blocked 43');
  assert.match(house.reads(anna), last);
  // The guards are called by then, which draws the card anew.
  await house.pass(11);
  assert.doesNotMatch(house.world.find(anna, 'с места 43')?.text ?? '', last);
});

test('Three alerts in ten minutes, ten a day; a guard may raise thirty', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const stepan = await house.guard('Степан');
  await house.resident('Борис', [41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51]);
  const raise = async (spot: number) => {
    await house.says(anna, `/blocked ${spot}`);
    return house.reads(anna);
  };
  for (const spot of [41, 42, 43]) assert.match(await raise(spot), /Доставлено/);
  assert.match(await raise(44), /не больше 3/);
  for (const spot of [44, 45, 46, 47, 48, 49, 50]) {
    await house.pass(10);
    assert.match(await raise(spot), /Доставлено/);
  }
  await house.pass(10);
  assert.match(await raise(51), /За сутки вы позвали соседей 10 раз.*Обратитесь к охране/);
  await house.pool.query("update complexes set guard_phone = '+7 495 000-00-00'");
  assert.match(await raise(51), /10 раз.*Охрана: \+7 495 000-00-00/);
  for (const spot of [41, 42, 43, 44]) {
    await house.says(stepan, `/blocked ${spot}`);
    assert.match(house.reads(stepan), /Доставлено/);
  }
});

test('While the thread is open a second press shows its card; after it closed there is a pause of 5 minutes', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const calls = () =>
    house.world.messages(boris).filter(({ text }) => text?.includes('мешает выехать')).length;
  await house.says(anna, '/blocked 45');
  await house.says(anna, '/blocked 45');
  assert.equal(calls(), 1);
  assert.match(house.reads(anna), /Вас перегородила/);
  assert.ok(house.world.find(anna, 'Актуальная карточка ниже'), 'the card came again, newest at the bottom');
  await house.taps(anna, 'Решено');
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(anna), /Снова можно в 22:41/);
  await house.pass(5);
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(anna), /Доставлено/);
});
