import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';

test('Anna stands on her other spot: one press and one choice, and the owner reads the right one', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12, 13]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(boris), /с места 12/);
  await house.taps(anna, 'Я на другом месте');
  await house.taps(anna, 'Место 13');
  assert.match(house.world.find(boris, 'мешает выехать')?.text ?? '', /с места 13/);
  assert.match(house.world.find(anna, 'Вас перегородила')?.text ?? '', /с места 13/);
  await house.taps(anna, 'Решено');
  await house.says(anna, '/blocked 46');
  assert.match(house.world.find(anna, 'место 46')?.text ?? '', /никто не зарегистрировал/);
});

test('Spots asked about of late stand as buttons below the question', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/sos 45');
  await house.taps(anna, 'Решено');
  await house.pass(10);
  await house.says(anna, 'Перегородили');
  await house.taps(anna, '45');
  assert.ok(house.world.find(boris, 'мешает выехать'));
});

test('Boris wants peace from Anna for a day: her words stay away, her next alert comes once and silently, the guard hears of it', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const stepan = await house.guard('Степан');
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Не моя машина');
  await house.taps(boris, 'Не беспокоить от этого соседа сутки');
  await house.taps(anna, 'Решено');
  await house.pass(6);
  await house.says(anna, '/spot 45 Вы ещё пожалеете');
  assert.match(house.reads(anna), /просил сутки не беспокоить/);
  assert.ok(!house.world.find(boris, 'пожалеете'));
  await house.says(anna, '/blocked 45');
  const card = house.world.messages(boris).findLast(({ text }) => /мешает выехать/.test(text ?? ''));
  assert.equal(card?.silent, true);
  assert.match(house.world.find(stepan, 'Мешает машина, место 45')?.text ?? '', /без звука/);
  assert.match(house.world.messages(anna).at(-1)?.text ?? '', /без звука/);
  await house.pass(30);
  const seen = house.world.messages(boris).length;
  await house.taps(boris, 'Снова слышать этого соседа');
  assert.match(house.world.find(anna, 'пожалеете')?.text ?? '', /Не передано/);
  await house.taps(anna, 'Напомнить');
  assert.ok(house.world.messages(boris).length > seen);
  matchesGolden(t, house, 'muted', [anna, boris, stepan]);
});

test('A day later everything comes as before', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Не беспокоить от этого соседа сутки');
  await house.taps(anna, 'Решено');
  await house.pass(24 * 60);
  await house.says(anna, '/spot 45 Спасибо');
  assert.ok(house.world.find(boris, 'Спасибо'));
});

test('After 20 different numbers in an hour an alert goes to the guards, a message waits, and guards are not counted', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [99]);
  const stepan = await house.guard('Степан');
  for (let spot = 101; spot <= 120; spot++)
    await house.says(anna, `/blocked ${spot}`).then(() => house.pass(0.5));
  await house.says(anna, '/blocked 99');
  assert.ok(!house.world.find(boris, 'мешает'));
  assert.match(house.world.find(stepan, 'место 99')?.text ?? '', /Владельцу не передано/);
  assert.match(house.reads(anna), /много разных номеров/);
  await house.says(anna, '/spot 99 Добрый день');
  assert.match(house.reads(anna), /много разных мест/);
  await house.says(stepan, '/blocked 99');
  assert.ok(house.world.find(boris, 'мешает'));
});

test('At night the admin sleeps while a guard is there; without a reachable guard the admin is woken', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const stepan = await house.guard('Степан');
  const vera = await house.admin('Вера', [1]);
  await house.pass(4 * 60);
  const loud = (person: typeof vera) =>
    house.world.messages(person).filter((one) => /место 4/.test(one.text ?? '') && !one.silent);
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Позвать охрану');
  assert.equal(loud(stepan).length, 1);
  assert.equal(loud(vera).length, 0);
  assert.ok(house.world.find(vera, 'место 45'));
  house.world.block(stepan);
  await house.says(anna, '/blocked 46');
  await house.taps(anna, 'Позвать охрану');
  assert.equal(loud(vera).length, 1);
});
