import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';
import { applies, buttonsUnder, holders } from '../support/joining.ts';

test('«Заявки» shows them one by one; «Одобрить все без спора» shows its list, asks, and leaves the dispute', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.resident('Борис', [13]);
  const [anna, vera, gleb] = [house.stranger('Анна'), house.stranger('Вера'), house.stranger('Глеб')];
  await applies(house, anna, '12');
  await applies(house, vera, '13');
  await applies(house, gleb, '14, 15');
  await house.taps(olga, 'Управление');
  assert.match(house.reads(olga), /Ждут решения 3 заявки/);
  await house.taps(olga, 'Заявки');
  assert.match(house.reads(olga), /Кто: Анна/);
  await house.taps(olga, 'Следующая заявка');
  assert.match(house.reads(olga), /Кто: Вера/);
  await house.taps(olga, 'Одобрить все без спора');
  assert.match(house.reads(olga), /Анна: 12\nГлеб: 14, 15\n\nЕщё 1 заявку посмотрите сами/);
  assert.deepEqual(await holders(house), ['13 Борис']);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['12 Анна', '13 Борис', '14 Глеб', '15 Глеб']);
  assert.match(house.reads(olga), /Одобрено заявок: 2/);
  matchesGolden(t, house, 'joining-list', [olga]);
});

test('What came after the list was shown is not approved with it, and an old list approves nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const [anna, vera] = [house.stranger('Анна'), house.stranger('Вера')];
  await applies(house, anna, '12');
  await house.taps(olga, 'Управление');
  await house.taps(olga, 'Заявки');
  await house.taps(olga, 'Одобрить все без спора');
  await applies(house, vera, '14');
  await house.taps(pavel, 'Отклонить');
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['12 Анна']);
  await house.taps(olga, 'Управление');
  await house.taps(olga, 'Заявки');
  assert.match(house.reads(olga), /Заявок нет/);
  assert.equal(await house.taps(olga, 'Одобрить все без спора'), 'Таких заявок сейчас нет.');
});

test('Beyond ten cards an hour the admins get one digest that counts, and every claim can still be decided', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const people = Array.from({ length: 13 }, (_, at) => house.stranger(`Житель ${at + 1}`));
  for (const [at, person] of people.entries()) await applies(house, person, String(100 + at));
  const cards = () => house.world.messages(olga).filter(({ text }) => text?.includes('📝 Заявка\n')).length;
  assert.equal(cards(), 10);
  const digests = house.world.messages(olga).filter(({ text }) => text?.includes('Заявок много'));
  assert.equal(digests.length, 1);
  assert.match(digests[0]?.text ?? '', /ждут ещё 3/);
  assert.deepEqual(buttonsUnder(house, olga, 'Заявок много'), ['Заявки']);
  await house.taps(olga, 'Заявки');
  await house.taps(olga, 'Одобрить все без спора');
  await house.taps(olga, 'Подтвердить');
  assert.equal((await holders(house)).length, 13);
  assert.ok(house.world.find(olga, 'Заявки этого часа решены'));
  await house.pass(61);
  const late = house.stranger('Поздний');
  await applies(house, late, '300');
  assert.match(house.reads(olga), /Кто: Поздний/);
});

test('«Отказаться от места» asks first, tells the co-holders quietly, and takes what only holders have', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12, 13]);
  const petr = await house.resident('Пётр', [12]);
  await house.taps(anna, 'Моё место');
  await house.taps(anna, 'Отказаться от места');
  await house.taps(anna, 'Место 12');
  await house.taps(anna, 'Отмена');
  assert.deepEqual(await holders(house), ['12 Анна', '12 Пётр', '13 Анна']);
  await house.taps(anna, 'Место 12');
  const both = await Promise.all([
    house.world.tap(anna, 'Подтвердить'),
    house.world.tap(anna, 'Подтвердить').catch(() => null),
  ]);
  await house.quiet();
  assert.ok(both.length === 2);
  assert.deepEqual(await holders(house), ['12 Пётр', '13 Анна']);
  assert.match(house.reads(petr), /Анна больше не владелец места 12/);
  assert.equal(house.world.lastMessage(petr)?.silent, true);
  await house.taps(anna, 'Моё место');
  await house.taps(anna, 'Отказаться от места');
  await house.taps(anna, 'Подтвердить');
  await house.says(anna, 'Перегородили');
  assert.match(house.reads(anna), /жителям с местом/);
  assert.equal(await house.taps(anna, 'Место 12'), 'Место 12 уже не за вами');
  matchesGolden(t, house, 'joining-give-up', [anna, petr]);
});
