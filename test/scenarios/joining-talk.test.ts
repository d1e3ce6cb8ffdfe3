import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { applies, buttonsUnder, holders, restart } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';

test('«Уточнить» passes a question signed «администратор», the answer stands on all cards, the claim stays open', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  await app.taps(olga, 'Уточнить');
  await restart(app);
  await app.says(olga, 'Из какой вы <b>квартиры</b>?');
  assert.match(app.reads(anna), /Администратор спрашивает о вашей заявке:\nИз какой вы <b>квартиры<\/b>\?/);
  for (const { text } of app.world.messages(anna)) assert.doesNotMatch(text ?? '', /Ольга|Павел/);
  await restart(app);
  // Whoever waits just writes back; the button is there, too.
  await app.says(anna, "Из 45-й'; drop table claims; --");
  for (const admin of [olga, pavel]) {
    assert.match(app.reads(admin), /Администратор: Из какой вы <b>квартиры<\/b>\?\n💬 Анна: Из 45-й'; drop/);
  }
  await app.taps(pavel, 'Одобрить');
  assert.deepEqual(await holders(app), ['12 Анна']);
  matchesGolden(t, app, 'joining-asked-back', [anna, olga, pavel]);
});

test('A resident answers a question about an extra spot by its button; his other words go their own way', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.taps(anna, 'Моё место');
  await app.taps(anna, 'Добавить место');
  await app.says(anna, '14');
  await app.taps(olga, 'Уточнить');
  await app.says(olga, 'Зачем вам второе?');
  await app.says(anna, '45');
  assert.match(app.reads(anna), /Что с местом 45\?/);
  await app.taps(anna, 'Ответить администратору');
  await app.advance(10);
  app.world.voice(anna);
  await app.quiet();
  // It waits on.
  await app.advance(10);
  await app.says(anna, 'Для машины жены');
  assert.match(app.reads(olga), /💬 Анна: Для машины жены/);
  await app.taps(olga, 'Отклонить');
  assert.deepEqual(await holders(app), ['12 Анна']);
  assert.match(app.reads(anna), /не подтвердил место 14/);
  await app.says(anna, '/menu');
  assert.match(app.reads(anna), /Ваше место: 12/);
});

test('«Пояснение» is one line or a photo; the photo comes to whichever admin asks for it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  await app.taps(anna, 'Пояснение');
  app.world.voice(anna);
  await app.quiet();
  assert.match(app.reads(anna), /нужен текст или фото/);
  app.world.photo(anna, { caption: 'Договор' });
  await app.quiet();
  assert.match(app.reads(anna), /Передал администраторам/);
  await app.taps(olga, 'Показать фото');
  const shown = app.world.lastMessage(olga);
  assert.ok(shown?.photo);
  assert.equal(shown.caption, 'Анна: Договор');
  assert.equal(app.world.messages(anna).filter(({ photo, from }) => photo && from?.is_bot).length, 0);
  matchesGolden(t, app, 'joining-explained', [anna, olga]);
});

test('What does not fit is refused kindly: too long, too often, no words, after the verdict', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  await app.taps(olga, 'Уточнить');
  app.world.sticker(olga);
  await app.quiet();
  assert.match(app.reads(olga), /нужен текст/);
  await app.says(olga, 'я'.repeat(1001));
  assert.match(app.reads(olga), /до 1000 знаков/);
  await app.says(olga, 'Отмена');
  for (let count = 0; count < 10; count += 1) {
    await app.taps(anna, 'Пояснение');
    await app.says(anna, `строка ${count}`);
    await app.advance(1);
  }
  await app.taps(anna, 'Пояснение');
  await app.says(anna, 'и ещё');
  assert.match(app.reads(anna), /Пояснений уже достаточно/);
  assert.doesNotMatch(app.world.find(olga, 'Заявка')?.text ?? '', /и ещё/);
  await app.taps(anna, 'Пояснение');
  const card = app.world.find(olga, 'Заявка');
  await app.taps(olga, 'Отклонить');
  await app.says(anna, 'поздно');
  assert.match(app.reads(anna), /уже решили/);
  assert.ok(card);
  assert.equal((await app.world.forge(olga, card, 'j:q:1')).text, 'Уже решено: Ольга');
});

test('A claim that waits a day is brought up again and its applicant told, across a restart, until it is decided', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  await app.advance(23 * 60);
  assert.doesNotMatch(app.reads(anna), /ещё ждёт/);
  const seen = app.world.messages(olga).length;
  await restart(app);
  await app.advance(60);
  assert.match(app.reads(anna), /Ваша заявка ещё ждёт/);
  assert.equal(app.world.messages(olga).length, seen + 1);
  assert.ok(buttonsUnder(app, olga, 'Заявка').includes('Одобрить'));
  await app.taps(olga, 'Одобрить');
  await app.advance(24 * 60);
  assert.equal(app.world.messages(anna).filter(({ text }) => /ещё ждёт/.test(text ?? '')).length, 1);
  matchesGolden(t, app, 'joining-waits', [anna, olga]);
});

test('Whoever waits for a verdict is told so on seven days, and not on the eighth', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  for (let day = 0; day < 9; day += 1) await app.advance(24 * 60);
  assert.equal(app.world.messages(anna).filter(({ text }) => /ещё ждёт/.test(text ?? '')).length, 7);
});

test('A question to an applicant whom another admin has answered meanwhile does not reach him', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  await app.taps(olga, 'Уточнить');
  await app.taps(pavel, 'Одобрить');
  await app.says(olga, 'Из какой вы квартиры?');
  assert.ok(!app.world.find(anna, 'Из какой вы'));
  assert.match(app.reads(olga), /уже решили/);
});
