import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse, openLiveHouse } from '../support/house.ts';
import { applies, buttonsUnder, holders, restart } from '../support/joining.ts';

test('A holder who says «Это моя семья» lets one press approve, and the applicant never learns that he was asked', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [13]);
  const anna = house.stranger('Анна', { lastName: 'Места: 7 <b>', username: 'anna_p' });
  await applies(house, anna, '12, 13');
  assert.doesNotMatch(house.reads(boris), /anna_p/);
  await restart(house);
  await house.taps(boris, 'Это моя семья');
  assert.match(house.world.find(olga, 'Заявка')?.text ?? '', /Борис \(«это моя семья»\)/);
  await house.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(house), ['12 Анна Места: 7 <b>', '13 Анна Места: 7 <b>', '13 Борис']);
  for (const { text } of house.world.messages(anna)) assert.doesNotMatch(text ?? '', /Борис|спрос|записано/);
  matchesGolden(t, house, 'joining-family', [anna, olga, boris]);
});

test('Without his word the held spot waits; «Не знаю этого человека» of one holder outweighs the family of another', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [13]);
  const vera = await house.resident('Вера', [13]);
  const anna = house.stranger('Анна');
  await applies(house, anna, '12, 13');
  await house.taps(vera, 'Это моя семья');
  await house.taps(boris, 'Не знаю этого человека');
  await house.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(house), ['12 Анна', '13 Борис', '13 Вера']);
  // He changes his mind: the card comes up again, and one press is enough.
  const seen = house.world.messages(olga).length;
  await house.taps(boris, 'Это моя семья');
  assert.equal(house.world.messages(olga).length, seen + 1);
  await house.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(house), ['12 Анна', '13 Анна', '13 Борис', '13 Вера']);
});

test('«Место больше не моё» asks «Подтвердить», frees it for him, and the spot is approved like any free one', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [13]);
  const anna = house.stranger('Анна');
  await applies(house, anna, '13');
  await house.taps(boris, 'Место больше не моё');
  await house.taps(boris, 'Отмена');
  assert.deepEqual(await holders(house), ['13 Борис']);
  await house.taps(boris, 'Место больше не моё');
  await house.taps(boris, 'Подтвердить');
  assert.deepEqual(await holders(house), []);
  await house.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(house), ['13 Анна']);
  assert.equal(await house.taps(boris, 'Это моя семья'), 'Место 13 уже не за вами');
  matchesGolden(t, house, 'joining-left', [olga, boris]);
});

test('Holders are asked once in 30 days about the same person, and what they said counts on', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [13, 14]);
  const anna = house.stranger('Анна');
  const asked = () =>
    house.world.messages(boris).filter(({ text }) => /подаёт заявку/.test(text ?? '')).length;
  await applies(house, anna, '13');
  await house.taps(boris, 'Это моя семья');
  await house.taps(olga, 'Отклонить');
  await house.says(anna, '13, 14');
  assert.equal(asked(), 1);
  await house.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(house), ['13 Анна', '13 Борис', '14 Борис']);
  await house.taps(olga, 'Отклонить');
  await house.pass(30 * 24 * 60 + 1);
  await house.says(anna, 'Моё место');
  await house.taps(anna, 'Добавить место');
  await house.says(anna, '14');
  assert.equal(asked(), 2);
});

test('No verdict waits for the holders: nobody answers, and «Всё равно назначить 13» works at once', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [13]);
  const anna = house.stranger('Анна');
  await applies(house, anna, '13');
  await house.taps(olga, 'Одобрить');
  await house.taps(olga, 'Всё равно назначить 13');
  assert.deepEqual(await holders(house), ['13 Анна', '13 Борис']);
  assert.equal(await house.taps(boris, 'Не знаю этого человека'), 'Администратор уже решил');
});

test('«Передать место»: the former holder loses the spot and its thread, is told, and says once that it is a mistake', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const boris = await house.resident('Борис', [13]);
  const dima = await house.resident('Дима', [5]);
  const anna = house.stranger('Анна');
  await house.says(dima, '/blocked 13');
  await house.taps(boris, 'Буду через 15 минут');
  await applies(house, anna, '13');
  await house.taps(olga, 'Передать место');
  assert.deepEqual(await holders(house), ['5 Дима', '13 Борис'], 'nothing before «Подтвердить»');
  await restart(house);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['5 Дима', '13 Анна']);
  // The promise went with the holder; the new one is told of the car at once.
  assert.ok(buttonsUnder(house, anna, 'места 5').includes('Иду'));
  const old = house.world.find(boris, 'отвечать не нужно');
  assert.ok(old);
  assert.deepEqual(buttonsUnder(house, boris, 'отвечать не нужно'), []);
  assert.equal((await house.world.forge(boris, old, 'a:1:go')).text, 'Эта кнопка не для вас.');
  const late = await house.world.forge(pavel, house.world.find(pavel, 'Заявка') ?? old, 'j:ty:1:d');
  assert.equal(late.text, 'Уже решено: Ольга');
  await house.taps(boris, 'Это ошибка');
  assert.match(house.reads(olga), /Борис пишет: место 13 передали по ошибке/);
  const told = house.world.messages(pavel).length;
  const again = await house.world.forge(boris, old, 'j:tm:1:d');
  await house.quiet();
  assert.equal(again.text, 'Администраторы уже знают');
  assert.equal(house.world.messages(pavel).length, told);
  matchesGolden(t, house, 'joining-transfer', [anna, olga, pavel, boris, dima]);
});

test('The only holder of an answered thread leaves: the sender no longer reads that somebody comes', async (t) => {
  const house = await openHouse(t);
  await house.admin('Ольга');
  const boris = await house.resident('Борис', [13]);
  const dima = await house.resident('Дима', [5]);
  const anna = house.stranger('Анна');
  await applies(house, anna, '13');
  await house.says(dima, '/blocked 13');
  await house.taps(boris, 'Иду');
  await house.taps(boris, 'Место больше не моё');
  await house.taps(boris, 'Подтвердить');
  const card = house.world.messages(dima).findLast(({ reply_markup }) => reply_markup)?.text ?? '';
  assert.doesNotMatch(card, /Иду|идёт/);
  await house.pass(10);
  assert.match(
    house.world
      .messages(dima)
      .map(({ text }) => text)
      .join('\n'),
    /охран|администратор/,
  );
});

test('Two admins at once, «Передать место» and «Одобрить»: one verdict a spot, nobody is left without an answer', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  await house.resident('Борис', [13]);
  const anna = house.stranger('Анна');
  await applies(house, anna, '13');
  await house.taps(olga, 'Передать место');
  const answers = await Promise.all([
    house.world.tap(olga, 'Подтвердить'),
    house.world.tap(pavel, 'Отклонить'),
  ]);
  await house.quiet();
  assert.equal(answers.filter((one) => /Уже решено: (Ольга|Павел)/.test(one?.text ?? '')).length, 1);
  const now = await holders(house);
  assert.ok(now.length === 1 && ['13 Анна', '13 Борис'].includes(now[0] ?? ''));
});

test('Two claims for one free spot, approved at once by two admins: the second becomes a dispute', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const anna = house.stranger('Анна');
  const vera = house.stranger('Вера');
  await applies(house, anna, '13');
  await applies(house, vera, '13');
  const cards = house.world.messages(olga).filter(({ text }) => text?.includes('Заявка'));
  const [first, second] = cards;
  assert.ok(first && second);
  const other = house.world.messages(pavel).find(({ text }) => text?.includes('Кто: Вера'));
  assert.ok(other);
  await Promise.all([
    house.world.press(olga, first, 'Одобрить'),
    house.world.press(pavel, other, 'Одобрить'),
  ]);
  await house.quiet();
  assert.equal((await holders(house)).length, 1);
});

test('Nobody answers or protests for somebody else, and an ordinary resident transfers nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [13]);
  const dima = await house.resident('Дима', [5]);
  const anna = house.stranger('Анна');
  await applies(house, anna, '13');
  const card = house.world.find(olga, 'Заявка');
  const menu = house.world.lastMessage(dima);
  assert.ok(card && menu);
  for (const code of [
    'j:f:1:d',
    'j:u:1:d',
    'j:l:1:d',
    'j:ly:1:d',
    'j:t:1:d',
    'j:ty:1:d',
    'j:tm:1:d',
    'j:q:1',
    'j:p:1',
    'j:n:1',
    'j:e:1',
  ]) {
    assert.equal((await house.world.forge(dima, menu, code)).text, 'Эта кнопка не для вас.', code);
  }
  await house.quiet();
  assert.deepEqual(await holders(house), ['5 Дима', '13 Борис']);
  assert.equal(
    (await house.world.forge(boris, menu, 'j:tm:1:d').catch(() => null))?.text ?? 'Эта кнопка не для вас.',
    'Эта кнопка не для вас.',
  );
});
