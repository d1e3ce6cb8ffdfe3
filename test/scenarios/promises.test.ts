import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse } from '../support/house.ts';

test('Whoever promised is forgotten: the sender is told aloud, and help is called at once', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Иду');
  await house.pass(1);
  await house.says(boris, '/forget');
  await house.taps(boris, 'Подтвердить');
  assert.match(house.reads(anna), /обещал прийти, больше не отвечает/);
  assert.ok(house.world.find(stepan, 'место 45'));
  const card = house.world.find(anna, 'Мешает машина, место 45')?.text ?? '';
  assert.match(card, /больше нет владельца/);
  assert.doesNotMatch(card, /никто не зарегистрировал|Доставлено/);
});

test('Whoever promised gives the spot up: the other holder is rung, and the sender hears of both', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Иду');
  const cards = () => house.world.messages(galya).filter(({ text }) => /мешает|ниже/.test(text ?? '')).length;
  const before = cards();
  await house.taps(boris, 'Моё место');
  await house.taps(boris, 'Отказаться от места');
  await house.taps(boris, 'Подтвердить');
  assert.match(house.reads(anna), /обещал прийти, больше не отвечает.*Спрашиваем других/s);
  assert.ok(cards() > before);
  assert.ok(!house.world.find(stepan, 'место 45'));
  await house.taps(galya, 'Иду');
  assert.match(house.world.find(anna, 'Вас перегородила')?.text ?? '', /«Иду»/);
});

test('The only holder, who had said nothing, is forgotten: no card goes on waiting for him', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.says(boris, '/forget');
  await house.taps(boris, 'Подтвердить');
  assert.match(house.reads(anna), /больше нет владельца/);
  assert.ok(house.world.find(stepan, 'место 45'));
});
