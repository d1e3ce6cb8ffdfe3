import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';

test('Анна is blocked in, Борис answers «Иду», moves the car, and Анна says «Решено»', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, 'Перегородили');
  await house.says(anna, '45');
  await house.pass(1);
  assert.equal(await house.taps(boris, 'Иду'), 'Передано');
  await house.pass(2);
  await house.taps(boris, 'Готово, машину убрал');
  await house.pass(1);
  await house.taps(anna, 'Решено');
  matchesGolden(t, house, 'blocked', [anna, boris]);
});

test('The same in English, by /blocked 45', async (t) => {
  const house = await openHouse(t);
  const ann = await house.resident('Ann', [12], { languageCode: 'en' });
  const bob = await house.resident('Bob', [45], { languageCode: 'en' });
  await house.says(ann, '/blocked 45');
  await house.taps(bob, 'There in 15 minutes');
  await house.pass(17);
  await house.taps(ann, 'Remind');
  await house.taps(ann, 'Solved');
  matchesGolden(t, house, 'blocked-english', [ann, bob]);
});

test('Every holder hears of it, sees what the other one answered, and nobody sees a name', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Аннушка', [12]);
  const boris = await house.resident('Бориска', [45]);
  const galya = await house.resident('Галочка', [45]);
  await house.says(anna, '/blocked 45');
  assert.match(house.reads(anna), /Доставлено: 2 из 2/);
  await house.taps(galya, 'Не моя машина');
  assert.match(house.world.find(anna, 'Вас перегородила')?.text ?? '', /«Не моя машина»/);
  await house.taps(boris, 'Буду через 5 минут');
  assert.match(
    house.world.find(galya, 'мешает выехать')?.text ?? '',
    /Другой владелец ответил: «Буду через 5 минут»/,
  );
  matchesGolden(t, house, 'blocked-two-holders', [anna, boris, galya]);
  for (const [reader, others] of [
    [anna, /Бориска|Галочка/],
    [boris, /Аннушка/],
    [galya, /Аннушка/],
  ] as const) {
    assert.doesNotMatch(
      JSON.stringify(house.world.messages(reader).filter(({ from }) => from?.is_bot)),
      others,
    );
  }
});

test('No answer: a reminder after 5 minutes, guards and admins after 10, and «Беру» is seen', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.pass(4);
  assert.ok(!house.world.find(boris, 'Напоминание'));
  await house.pass(1);
  assert.ok(house.world.find(boris, 'Напоминание'));
  assert.ok(!house.world.find(stepan, 'Мешает машина, место 45'));
  await house.pass(5);
  assert.equal(await house.taps(stepan, 'Беру'), 'Отправитель это увидит');
  assert.ok(!house.world.find(stepan, 'Борис'), 'guards see no names');
  assert.match(house.world.find(olga, 'Мешает машина, место 45')?.text ?? '', /Владельцы: Борис/);
  matchesGolden(t, house, 'blocked-no-answer', [anna, boris, stepan, olga]);
});

test('«Позвать охрану» works from the first second, once', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  const card = house.world.find(anna, 'Вас перегородила');
  assert.ok(card);
  assert.equal(await house.taps(anna, 'Позвать охрану'), 'Зову охрану');
  assert.equal((await house.world.forge(anna, card, 't:1:call')).text, 'Охрану и администратора уже позвали');
  assert.match(house.reads(anna), /Охрана предупреждена/);
  assert.equal(house.world.messages(stepan).filter(({ text }) => text?.includes('место 45')).length, 1);
});

test('Everybody reached says «Не моя машина»: guards and admins are called at once', async (t) => {
  const house = await openHouse(t);
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Не моя машина');
  assert.ok(house.world.find(stepan, 'Мешает машина, место 45'));
  await house.taps(anna, 'Другой номер');
  assert.match(house.reads(anna), /Кто вас перегородил/);
  matchesGolden(t, house, 'blocked-not-mine', [anna, boris]);
});

test('«Напомнить» comes 5 minutes after the last notice, three times', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Буду через 15 минут');
  const card = house.world.find(anna, 'Вас перегородила');
  assert.ok(card);
  assert.equal((await house.world.forge(anna, card, 't:1:rem')).text, 'Напомнить можно с 22:41');
  for (const _ of [1, 2, 3]) {
    await house.pass(5);
    assert.equal((await house.world.forge(anna, card, 't:1:rem')).text, 'Напоминаю');
    await house.quiet();
  }
  await house.pass(5);
  assert.equal(
    (await house.world.forge(anna, card, 't:1:rem')).text,
    'Напоминаний больше нет. Позовите охрану',
  );
});

test('Two hours without news close the thread, and then nothing can be pressed', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.pass(10);
  const card = house.world.find(boris, 'мешает выехать');
  assert.ok(card);
  await house.pass(110);
  assert.match(house.world.find(anna, 'Вас перегородила')?.text ?? '', /два часа без новостей/);
  assert.equal(house.world.find(boris, 'мешает выехать')?.reply_markup, undefined);
  assert.equal((await house.world.forge(boris, card, 'a:1:go')).text, 'Обращение уже закрыто');
});

test('After `/blocked 45` no question is open: what is typed next is no number', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.pass(4);
  await house.says(anna, 'привет!');
  assert.doesNotMatch(house.reads(anna), /номера места/);
});
