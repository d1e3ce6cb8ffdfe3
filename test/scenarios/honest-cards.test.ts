import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';

test('Only whoever got it is named: no guard, no admin, a guard who had blocked the bot', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const stepan = await house.guard('Степан');
  const card = (spot: number) => house.world.find(anna, `Мешает машина, место ${spot}`)?.text ?? '';
  await house.says(anna, '/blocked 71');
  assert.equal(await house.taps(anna, 'Позвать охрану'), 'Зову охрану');
  assert.match(card(71), /📣 Охрана предупреждена/);
  await house.admin('Ольга');
  house.world.block(stepan);
  await house.quiet();
  await house.says(anna, '/blocked 72');
  await house.taps(anna, 'Позвать охрану');
  assert.match(card(72), /📣 Администратор предупреждён/);
  assert.match(
    card(71),
    /❌ Не дошло до охраны/,
    'whoever has left the bot is not told of anything any more',
  );
});

test('The only admin who calls reads that there is nobody but himself', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга', [12]);
  await house.says(olga, '/blocked 77');
  assert.match((await house.taps(olga, 'Позвать охрану')) ?? '', /Кроме вас/);
  assert.match(house.reads(olga), /Кроме вас, ни охраны, ни администратора/);
});

test('One comes, the other one says «Не моя машина»: nobody is told to check the number', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Иду');
  await house.pass(1);
  await house.taps(galya, 'Не моя машина');
  assert.match(house.reads(anna), /один владелец отвечает, что машина не его. Другой обещал прийти/);
  const card = house.world.find(anna, 'Вас перегородила')?.text ?? '';
  assert.match(card, /Один из владельцев: «Не моя машина»/);
  assert.match(card, /«Иду»/);
  assert.match(house.world.find(galya, 'мешает выехать')?.text ?? '', /Другой владелец ответил: «Иду»/);
});

test('One of two says «Не моя машина» first: the other one is waited for', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(galya, 'Не моя машина');
  assert.match(house.reads(anna), /Ждём других/);
});

test('«Готово, машину убрал» is seen by the other holder and by whoever was called', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Позвать охрану');
  await house.taps(boris, 'Иду');
  await house.taps(boris, 'Готово, машину убрал');
  assert.match(
    house.world.find(galya, 'мешает выехать')?.text ?? '',
    /Другой владелец отметил: машина убрана/,
  );
  for (const one of [stepan, olga])
    assert.match(house.world.find(one, 'место 45')?.text ?? '', /Владелец отметил: машина убрана/);
});

test('An admin’s «Сделано» after a guard’s «Беру» is the admin’s', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.says(anna, '/blocked 77');
  await house.taps(anna, 'Позвать охрану');
  await house.taps(stepan, 'Беру');
  await house.taps(olga, 'Сделано');
  const card = house.world.find(anna, 'Мешает машина, место 77')?.text ?? '';
  assert.match(card, /Администратор: сделано/);
  assert.doesNotMatch(card, /Охрана/);
});

test('«Другой номер» ends it on the guards’ phones, and the wrong spot is offered no more', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(anna, 'Решено');
  await house.pass(20);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Не моя машина');
  assert.ok(house.world.messages(stepan).at(-1)?.reply_markup);
  await house.taps(anna, 'Другой номер');
  assert.match(house.world.find(stepan, 'Отозвано')?.text ?? '', /Отозвано/);
  assert.equal(house.world.find(stepan, 'Отозвано')?.reply_markup, undefined);
  assert.match(house.reads(anna), /Кто вас перегородил/);
  const labels = JSON.stringify(house.world.lastMessage(anna)?.reply_markup);
  assert.doesNotMatch(labels, /"45"/);
});

test('The same in English: a promise leaves, a reminder is on its way, another number', async (t) => {
  const house = await openHouse(t);
  const ann = await house.resident('Ann', [12], { languageCode: 'en' });
  const bob = await house.resident('Bob', [45], { languageCode: 'en' });
  const gail = await house.resident('Gail', [45], { languageCode: 'en' });
  await house.says(ann, '/blocked 45');
  await house.taps(bob, 'Coming');
  await house.pass(1);
  await house.says(bob, '/forget');
  await house.taps(bob, 'Confirm');
  const heir = await house.resident('Bill', [45], { languageCode: 'en' });
  await house.pass(5);
  await house.taps(gail, 'Not my car');
  await house.taps(ann, 'Another number');
  await house.pass(11);
  await house.says(ann, '/blocked 45');
  await house.pass(10);
  await house.pass(5);
  await house.taps(ann, 'Remind');
  await house.taps(heir, 'Not my car');
  matchesGolden(t, house, 'honest-cards-english', [ann]);
});
