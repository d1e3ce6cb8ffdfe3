import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';
import { applies, buttonsUnder, holders, restart } from '../support/joining.ts';

test('«Уточнить» passes a question signed «администратор», the answer stands on all cards, the claim stays open', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const anna = house.stranger('Анна');
  await applies(house, anna, '12');
  await house.taps(olga, 'Уточнить');
  await restart(house);
  await house.says(olga, 'Из какой вы <b>квартиры</b>?');
  assert.match(house.reads(anna), /Администратор спрашивает о вашей заявке:\nИз какой вы <b>квартиры<\/b>\?/);
  for (const { text } of house.world.messages(anna)) assert.doesNotMatch(text ?? '', /Ольга|Павел/);
  await restart(house);
  // Whoever waits just writes back; the button is there, too.
  await house.says(anna, "Из 45-й'; drop table claims; --");
  for (const admin of [olga, pavel]) {
    assert.match(
      house.reads(admin),
      /Администратор: Из какой вы <b>квартиры<\/b>\?\n💬 Анна: Из 45-й'; drop/,
    );
  }
  await house.taps(pavel, 'Одобрить');
  assert.deepEqual(await holders(house), ['12 Анна']);
  matchesGolden(t, house, 'joining-asked-back', [anna, olga, pavel]);
});

test('A resident answers a question about an extra spot by its button; his other words go their own way', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  await house.taps(anna, 'Моё место');
  await house.taps(anna, 'Добавить место');
  await house.says(anna, '14');
  await house.taps(olga, 'Уточнить');
  await house.says(olga, 'Зачем вам второе?');
  await house.says(anna, '45');
  assert.match(house.reads(anna), /Что с местом 45\?/);
  await house.taps(anna, 'Ответить администратору');
  await house.says(anna, 'Для машины жены');
  assert.match(house.reads(olga), /💬 Анна: Для машины жены/);
  await house.taps(olga, 'Отклонить');
  assert.deepEqual(await holders(house), ['12 Анна']);
  assert.match(house.reads(anna), /не подтвердил место 14/);
  await house.says(anna, '/menu');
  assert.match(house.reads(anna), /Ваше место: 12/);
});

test('«Пояснение» is one line or a photo; the photo comes to whichever admin asks for it', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = house.stranger('Анна');
  await applies(house, anna, '12');
  await house.taps(anna, 'Пояснение');
  house.world.voice(anna);
  await house.quiet();
  assert.match(house.reads(anna), /строка текста или фото/);
  house.world.photo(anna, { caption: 'Договор' });
  await house.quiet();
  assert.match(house.reads(anna), /Передал администраторам/);
  await house.taps(olga, 'Показать фото');
  const shown = house.world.lastMessage(olga);
  assert.ok(shown?.photo);
  assert.equal(shown.caption, 'Анна: Договор');
  assert.equal(house.world.messages(anna).filter(({ photo, from }) => photo && from?.is_bot).length, 0);
  matchesGolden(t, house, 'joining-explained', [anna, olga]);
});

test('What does not fit is refused kindly: too long, too often, no words, after the verdict', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = house.stranger('Анна');
  await applies(house, anna, '12');
  await house.taps(olga, 'Уточнить');
  house.world.sticker(olga);
  await house.quiet();
  assert.match(house.reads(olga), /нужен текст/);
  await house.says(olga, 'я'.repeat(1001));
  assert.match(house.reads(olga), /до 1000 знаков/);
  await house.says(olga, 'Отмена');
  for (let count = 0; count < 10; count += 1) {
    await house.taps(anna, 'Пояснение');
    await house.says(anna, `строка ${count}`);
    await house.pass(1);
  }
  await house.taps(anna, 'Пояснение');
  await house.says(anna, 'и ещё');
  assert.match(house.reads(anna), /Пояснений уже достаточно/);
  assert.doesNotMatch(house.world.find(olga, 'Заявка')?.text ?? '', /и ещё/);
  await house.taps(anna, 'Пояснение');
  const card = house.world.find(olga, 'Заявка');
  await house.taps(olga, 'Отклонить');
  await house.says(anna, 'поздно');
  assert.match(house.reads(anna), /уже решили/);
  assert.ok(card);
  assert.equal((await house.world.forge(olga, card, 'j:q:1')).text, 'Уже решено: Ольга');
});

test('A claim that waits a day is brought up again and its applicant told, across a restart, until it is decided', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = house.stranger('Анна');
  await applies(house, anna, '12');
  await house.pass(23 * 60);
  assert.doesNotMatch(house.reads(anna), /ещё ждёт/);
  const seen = house.world.messages(olga).length;
  await restart(house);
  await house.pass(60);
  assert.match(house.reads(anna), /Ваша заявка ещё ждёт/);
  assert.equal(house.world.messages(olga).length, seen + 1);
  assert.ok(buttonsUnder(house, olga, 'Заявка').includes('Одобрить'));
  await house.taps(olga, 'Одобрить');
  await house.pass(24 * 60);
  assert.equal(house.world.messages(anna).filter(({ text }) => /ещё ждёт/.test(text ?? '')).length, 1);
  matchesGolden(t, house, 'joining-waits', [anna, olga]);
});
