import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';

test('Anna does not know the number: guards and admins get her words at once, one of them takes it and is done', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const stepan = await house.guard('Степан');
  const vera = await house.admin('Вера', [1]);
  await house.says(anna, 'Перегородили');
  await house.taps(anna, 'Не знаю номер');
  await house.says(anna, 'Белая Лада у третьего подъезда');
  await house.taps(stepan, 'Беру');
  await house.pass(4);
  assert.equal(await house.taps(vera, 'Беру').catch(() => 'gone'), 'gone');
  await house.taps(stepan, 'Сделано');
  await house.taps(anna, 'Решено');
  matchesGolden(t, house, 'unknown-number', [anna, stepan, vera]);
});

test('A stranger stands on one of my two spots: a photo goes to the guards with the spot it is about', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12, 13]);
  const stepan = await house.guard('Степан');
  await house.says(anna, 'Перегородили');
  await house.taps(anna, 'Чужая машина на моём месте');
  await house.taps(anna, '13');
  house.world.photo(anna, { caption: 'Вот эта' });
  await house.quiet();
  assert.match(house.world.find(stepan, 'Чужая машина на месте 13')?.text ?? '', /Вот эта/);
  assert.ok(house.world.messages(stepan).some(({ photo }) => photo));
  matchesGolden(t, house, 'stranger-on-my-spot', [anna, stepan]);
});

test('Who types the own number is offered to report the stranger there', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12, 13]);
  const stepan = await house.guard('Степан');
  await house.says(anna, '/blocked 13');
  assert.match(house.reads(anna), /13 — ваше/);
  await house.taps(anna, 'Чужая машина на моём месте');
  await house.says(anna, 'Синий грузовик');
  assert.ok(house.world.find(stepan, 'Чужая машина на месте 13'));
});

test('With no guard and no admin to tell, the sender hears it, with the telephone of the guards', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  await house.pool.query("update complexes set guard_phone = '+7 495 000-00-00'");
  await house.says(anna, 'Перегородили');
  await house.taps(anna, 'Не знаю номер');
  await house.says(anna, 'Красная Нива');
  assert.match(house.world.find(anna, 'номер неизвестен')?.text ?? '', /ни охраны.*\n.*\+7 495 000-00-00/);
});

test('Stickers and long texts get a kind line, and the description is still awaited', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const stepan = await house.guard('Степан');
  await house.says(anna, 'Перегородили');
  await house.taps(anna, 'Не знаю номер');
  house.world.sticker(anna);
  await house.quiet();
  assert.match(house.reads(anna), /текст/);
  await house.says(anna, 'я'.repeat(4_000));
  assert.match(house.reads(anna), /1000/);
  await house.says(anna, 'Чёрный <b>джип</b>');
  assert.match(house.world.find(stepan, 'номер неизвестен')?.text ?? '', /Чёрный <b>джип<\/b>/);
});

test('A second one while the first is open shows its card and calls nobody twice', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const stepan = await house.guard('Степан');
  for (const words of ['Белая Лада', 'Всё ещё белая Лада']) {
    await house.says(anna, 'Перегородили');
    await house.taps(anna, 'Не знаю номер');
    await house.says(anna, words);
  }
  const about = house.world.messages(stepan).filter(({ text }) => /номер неизвестен/.test(text ?? ''));
  const cards = about.filter(({ text }) => !text?.startsWith('✉️'));
  assert.equal(cards.length, 1);
  assert.match(cards[0]?.text ?? '', /Белая Лада/);
});
