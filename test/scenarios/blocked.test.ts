import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp } from '../support/test-app.ts';

test('Анна is blocked in, Борис answers «Иду», moves the car, and Анна says «Решено»', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Перегородили');
  await app.says(anna, '45');
  await app.advance(1);
  assert.equal(await app.taps(boris, 'Иду'), 'Передано');
  await app.advance(2);
  await app.taps(boris, 'Готово, машину убрал');
  await app.advance(1);
  await app.taps(anna, 'Решено');
  matchesGolden(t, app, 'blocked', [anna, boris]);
});

test('The same in English, by /blocked 45', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12], { languageCode: 'en' });
  const bob = await app.resident('Bob', [45], { languageCode: 'en' });
  await app.says(ann, '/blocked 45');
  await app.taps(bob, 'There in 15 minutes');
  await app.advance(17);
  await app.taps(ann, 'Remind');
  await app.taps(ann, 'Solved');
  matchesGolden(t, app, 'blocked-english', [ann, bob]);
});

test('Every holder hears of it, sees what the other one answered, and nobody sees a name', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Аннушка', [12]);
  const boris = await app.resident('Бориска', [45]);
  const galya = await app.resident('Галочка', [45]);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Доставлено: 2 из 2/);
  await app.taps(galya, 'Не моя машина');
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /«Не моя машина»/);
  await app.taps(boris, 'Буду через 5 минут');
  assert.match(
    app.world.find(galya, 'мешает выехать')?.text ?? '',
    /Другой сосед с вашего места ответил: «Буду через 5 минут»/,
  );
  matchesGolden(t, app, 'blocked-two-holders', [anna, boris, galya]);
  for (const [reader, others] of [
    [anna, /Бориска|Галочка/],
    [boris, /Аннушка/],
    [galya, /Аннушка/],
  ] as const) {
    assert.doesNotMatch(
      JSON.stringify(app.world.messages(reader).filter(({ from }) => from?.is_bot)),
      others,
    );
  }
});

test('No answer: a reminder after 5 minutes, guards and admins after 10, and «Беру» is seen', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.advance(4);
  assert.ok(!app.world.find(boris, 'Напоминание'));
  await app.advance(1);
  assert.ok(app.world.find(boris, 'Напоминание'));
  assert.ok(!app.world.find(stepan, 'Мешает машина, место 45'));
  await app.advance(5);
  assert.equal(await app.taps(stepan, 'Беру'), 'Отправитель это увидит');
  assert.ok(!app.world.find(stepan, 'Борис'), 'guards see no names');
  assert.match(app.world.find(olga, 'Мешает машина, место 45')?.text ?? '', /Кого спросили: Борис/);
  matchesGolden(t, app, 'blocked-no-answer', [anna, boris, stepan, olga]);
});

test('«Позвать охрану» works from the first second, once', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const card = app.world.find(anna, 'Вас перегородила');
  assert.ok(card);
  assert.equal(await app.taps(anna, 'Позвать охрану'), 'Зову охрану');
  assert.equal((await app.world.forge(anna, card, 't:1:call')).text, 'Охрану и администратора уже позвали');
  assert.match(app.reads(anna), /Охрана предупреждена/);
  assert.equal(app.world.messages(stepan).filter(({ text }) => text?.includes('место 45')).length, 1);
});

test('Everybody reached says «Не моя машина»: guards and admins are called at once', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Не моя машина');
  assert.ok(app.world.find(stepan, 'Мешает машина, место 45'));
  await app.taps(anna, 'Другой номер');
  assert.match(app.reads(anna), /Какая машина мешает/);
  matchesGolden(t, app, 'blocked-not-mine', [anna, boris]);
});

test('«Напомнить» comes 5 minutes after the last notice, three times', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Буду через 15 минут');
  const card = app.world.find(anna, 'Вас перегородила');
  assert.ok(card);
  assert.equal((await app.world.forge(anna, card, 't:1:rem')).text, 'Напомнить можно с 22:41');
  for (const _ of [1, 2, 3]) {
    await app.advance(5);
    assert.equal((await app.world.forge(anna, card, 't:1:rem')).text, 'Напоминаю');
    await app.quiet();
  }
  await app.advance(5);
  assert.equal(
    (await app.world.forge(anna, card, 't:1:rem')).text,
    'Напоминаний больше нет. Позовите охрану',
  );
});

test('Two hours without news close the thread, and then nothing can be pressed', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.advance(10);
  const card = app.world.find(boris, 'мешает выехать');
  assert.ok(card);
  await app.advance(110);
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /два часа без новостей/);
  assert.equal(app.world.find(boris, 'мешает выехать')?.reply_markup, undefined);
  assert.equal((await app.world.forge(boris, card, 'a:1:go')).text, 'Обращение уже закрыто');
});

test('After `/blocked 45` no question is open: what is typed next is no number', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.advance(4);
  await app.says(anna, 'привет!');
  assert.doesNotMatch(app.reads(anna), /номера места/);
});
