import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';

test('Anna does not know the number: guards and admins get her words at once, one of them takes it and is done', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  const vera = await app.admin('Вера', [1]);
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.says(anna, 'Белая Лада у третьего подъезда');
  await app.taps(stepan, 'Беру');
  await app.advance(4);
  assert.equal(await app.taps(vera, 'Беру').catch(() => 'gone'), 'gone');
  await app.taps(stepan, 'Сделано');
  await app.taps(anna, 'Решено');
  matchesGolden(t, app, 'unknown-number', [anna, stepan, vera]);
});

test('A stranger stands on one of my two spots: a photo goes to the guards with the spot it is about', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13]);
  const stepan = await app.guard('Степан');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Чужая машина на моём месте');
  await app.taps(anna, '13');
  app.world.photo(anna, { caption: 'Вот эта' });
  await app.quiet();
  assert.match(app.world.find(stepan, 'Чужая машина на месте 13')?.text ?? '', /Вот эта/);
  assert.ok(app.world.messages(stepan).some(({ photo }) => photo));
  matchesGolden(t, app, 'stranger-on-my-spot', [anna, stepan]);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, 'Перегородили');
  assert.ok(!buttonsUnder(app, anna, 'Какая машина мешает').includes('13'), 'nobody blocks himself in');
  await app.taps(anna, 'Чужая машина на моём месте');
  await app.says(anna, '45');
  assert.match(app.reads(anna), /Что с местом 45\?/, 'the first question is over');
});

test('Who types the own number is offered to report the stranger there', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13]);
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 13');
  assert.match(app.reads(anna), /13 — ваше/);
  await app.taps(anna, 'Чужая машина на моём месте');
  await app.says(anna, 'Синий грузовик');
  assert.ok(app.world.find(stepan, 'Чужая машина на месте 13'));
  await app.says(anna, '/blocked 12');
  await app.says(anna, '45');
  assert.match(app.reads(anna), /Место 45 никто не зарегистрировал/, 'the next number counts');
});

test('With no guard and no admin to tell, the sender hears it, with the telephone of the guards', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.pool.query("update complexes set guard_phone = '+7 495 000-00-00'");
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.says(anna, 'Красная Нива');
  assert.match(app.world.find(anna, 'номер неизвестен')?.text ?? '', /ни охраны.*\n.*\+7 495 000-00-00/);
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.says(anna, 'Стоит у ворот');
  assert.ok(app.world.find(anna, 'Не передано'), 'nobody reads it');
});

test('Stickers and long texts get a kind line, and the description is still awaited', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  app.world.sticker(anna);
  await app.quiet();
  assert.match(app.reads(anna), /текст/);
  await app.says(anna, 'я'.repeat(1_001));
  assert.match(app.reads(anna), /1000/);
  await app.says(anna, 'Чёрный <b>джип</b>');
  assert.match(app.world.find(stepan, 'номер неизвестен')?.text ?? '', /Чёрный <b>джип<\/b>/);
});

test('A second one while the first is open shows its card and calls nobody twice', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  for (const words of ['Белая Лада', 'Всё ещё белая Лада']) {
    await app.says(anna, 'Перегородили');
    await app.taps(anna, 'Не знаю номер');
    await app.says(anna, words);
  }
  const about = app.world.messages(stepan).filter(({ text }) => /номер неизвестен/.test(text ?? ''));
  const cards = about.filter(({ text }) => !text?.startsWith('✉️'));
  assert.equal(cards.length, 1);
  assert.ok(app.world.find(anna, 'Актуальная карточка ниже'));
  assert.match(cards[0]?.text ?? '', /Белая Лада/);
});
