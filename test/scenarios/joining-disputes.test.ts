import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { applies, buttonsUnder, holders, restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';

test('A holder who says «Это моя семья» lets one press approve, and the applicant never learns that he was asked', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  const anna = app.stranger('Анна', { lastName: 'Места: 7 <b>', username: 'anna_p' });
  await applies(app, anna, '12, 13');
  assert.doesNotMatch(app.reads(boris), /anna_p/);
  await restart(app);
  await app.taps(boris, 'Это моя семья');
  assert.match(app.world.find(olga, 'Заявка')?.text ?? '', /Борис \(«это моя семья»\)/);
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app), ['12 Анна Места: 7 <b>', '13 Анна Места: 7 <b>', '13 Борис']);
  for (const { text } of app.world.messages(anna)) assert.doesNotMatch(text ?? '', /Борис|спрос|записано/);
  matchesGolden(t, app, 'joining-family', [anna, olga, boris]);
});

test('Without his word the held spot waits; «Не знаю этого человека» of one holder outweighs the family of another', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  const vera = await app.resident('Вера', [13]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '12, 13');
  await app.taps(vera, 'Это моя семья');
  await app.taps(boris, 'Не знаю этого человека');
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app), ['12 Анна', '13 Борис', '13 Вера']);
  // He changes his mind: the card comes up again, and one press is enough.
  const seen = app.world.messages(olga).length;
  await app.taps(boris, 'Это моя семья');
  assert.equal(app.world.messages(olga).length, seen + 1);
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app), ['12 Анна', '13 Анна', '13 Борис', '13 Вера']);
});

test('«Место больше не моё» asks «Подтвердить», frees it for him, and the spot is approved like any free one', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '13');
  await app.taps(boris, 'Место больше не моё');
  await app.taps(boris, 'Отмена');
  assert.deepEqual(await holders(app), ['13 Борис']);
  await app.taps(boris, 'Место больше не моё');
  await app.taps(boris, 'Подтвердить');
  assert.deepEqual(await holders(app), []);
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app), ['13 Анна']);
  assert.equal(await app.taps(boris, 'Это моя семья'), 'Место 13 уже не за вами');
  matchesGolden(t, app, 'joining-left', [olga, boris]);
});

test('Holders are asked once in 30 days about the same person, and what they said counts on', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13, 14]);
  const anna = app.stranger('Анна');
  const asked = () => app.world.messages(boris).filter(({ text }) => /подаёт заявку/.test(text ?? '')).length;
  await applies(app, anna, '13');
  await app.taps(boris, 'Это моя семья');
  await app.taps(olga, 'Отклонить');
  await app.says(anna, '13, 14');
  assert.equal(asked(), 1);
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app), ['13 Анна', '13 Борис', '14 Борис']);
  await app.taps(olga, 'Отклонить');
  await app.advance(30 * 24 * 60 + 1);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Добавить место');
  await app.says(anna, '14');
  assert.equal(asked(), 2);
});

test('No verdict waits for the holders: nobody answers, and «Всё равно назначить 13» works at once', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '13');
  await app.taps(olga, 'Одобрить');
  await app.taps(olga, 'Всё равно назначить 13');
  assert.deepEqual(await holders(app), ['13 Анна', '13 Борис']);
  assert.equal(await app.taps(boris, 'Не знаю этого человека'), 'Администратор уже решил');
});

test('«Передать место»: the former holder loses the spot and its thread, is told, and says once that it is a mistake', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const boris = await app.resident('Борис', [13]);
  const dima = await app.resident('Дима', [5]);
  const anna = app.stranger('Анна');
  await app.says(dima, '/blocked 13');
  await app.taps(boris, 'Буду через 15 минут');
  await applies(app, anna, '13');
  await app.taps(olga, 'Передать место');
  assert.deepEqual(await holders(app), ['5 Дима', '13 Борис'], 'nothing before «Подтвердить»');
  await restart(app);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['5 Дима', '13 Анна']);
  // The promise went with the holder; the new one is told of the car at once.
  assert.ok(buttonsUnder(app, anna, 'места 5').includes('Иду'));
  const old = app.world.find(boris, 'отвечать не нужно');
  assert.ok(old);
  assert.deepEqual(buttonsUnder(app, boris, 'отвечать не нужно'), []);
  assert.equal((await app.world.forge(boris, old, 'a:1:go')).text, 'Эта кнопка не для вас.');
  const late = await app.world.forge(pavel, app.world.find(pavel, 'Заявка') ?? old, 'j:ty:1:d');
  assert.equal(late.text, 'Уже решено: Ольга');
  await app.taps(boris, 'Это ошибка');
  assert.match(app.reads(olga), /Борис пишет: место 13 передали по ошибке/);
  const told = app.world.messages(pavel).length;
  const again = await app.world.forge(boris, old, 'j:tm:1:d');
  await app.quiet();
  assert.equal(again.text, 'Администраторы уже знают');
  assert.equal(app.world.messages(pavel).length, told);
  matchesGolden(t, app, 'joining-transfer', [anna, olga, pavel, boris, dima]);
});

test('The only holder of an answered thread leaves: the sender no longer reads that somebody comes', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  const dima = await app.resident('Дима', [5]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '13');
  await app.says(dima, '/blocked 13');
  await app.taps(boris, 'Иду');
  await app.taps(boris, 'Место больше не моё');
  await app.taps(boris, 'Подтвердить');
  const card = app.world.messages(dima).findLast(({ reply_markup }) => reply_markup)?.text ?? '';
  assert.doesNotMatch(card, /Иду|идёт/);
  await app.advance(10);
  assert.match(
    app.world
      .messages(dima)
      .map(({ text }) => text)
      .join('\n'),
    /охран|администратор/i,
  );
});

test('Two admins at once, «Передать место» and «Одобрить»: one verdict a spot, nobody is left without an answer', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await app.resident('Борис', [13]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '13');
  await app.taps(olga, 'Передать место');
  const answers = await Promise.all([app.world.tap(olga, 'Подтвердить'), app.world.tap(pavel, 'Отклонить')]);
  await app.quiet();
  assert.equal(answers.filter((one) => /Уже решено: (Ольга|Павел)/.test(one?.text ?? '')).length, 1);
  const now = await holders(app);
  assert.ok(now.length === 1 && ['13 Анна', '13 Борис'].includes(now[0] ?? ''));
});

test('Two claims for one free spot, approved at once by two admins: the second becomes a dispute', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const anna = app.stranger('Анна');
  const vera = app.stranger('Вера');
  await applies(app, anna, '13');
  await applies(app, vera, '13');
  const cards = app.world.messages(olga).filter(({ text }) => text?.includes('Заявка'));
  const [first, second] = cards;
  assert.ok(first && second);
  const other = app.world.messages(pavel).find(({ text }) => text?.includes('Кто: Вера'));
  assert.ok(other);
  await Promise.all([app.world.press(olga, first, 'Одобрить'), app.world.press(pavel, other, 'Одобрить')]);
  await app.quiet();
  assert.equal((await holders(app)).length, 1);
});

test('Nobody answers or protests for somebody else, and an ordinary resident transfers nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  const dima = await app.resident('Дима', [5]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '13');
  const card = app.world.find(olga, 'Заявка');
  const menu = app.world.lastMessage(dima);
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
    assert.equal((await app.world.forge(dima, menu, code)).text, 'Эта кнопка не для вас.', code);
  }
  await app.quiet();
  assert.deepEqual(await holders(app), ['5 Дима', '13 Борис']);
  const his = app.world.lastMessage(boris);
  assert.ok(his);
  assert.equal((await app.world.forge(boris, his, 'j:tm:1:d')).text, 'Эта кнопка не для вас.');
});

test('Whoever is given another spot than he claims waits for his own: his claim is as open as before', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '13');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '46');
  await app.taps(olga, 'Назначить место');
  await app.says(olga, 'анна');
  await app.taps(olga, app.world.lastMessage(olga)?.reply_markup?.inline_keyboard?.[0]?.[0]?.text ?? '');
  assert.deepEqual(await holders(app), ['46 Анна']);
  const { rows } = await app.pool.query('select verdict from claims');
  assert.deepEqual(rows, [{ verdict: null }]);
  await app.taps(olga, 'Отклонить');
  assert.match(app.reads(anna), /13/);
});

test('Of two claimed spots a transfer names the holders of that one, and an answer is only for whoever still holds it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  await app.resident('Вера', [14]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '13, 14');
  await app.taps(olga, 'Передать место 14');
  assert.match(app.reads(olga), /Передать место 14\?[\s\S]*Больше не за: Вера\./);
  const asked = app.world.find(boris, 'Место больше не моё') ?? app.world.lastMessage(boris) ?? assert.fail();
  await app.pool.query('delete from holdings where spot = 13');
  assert.equal((await app.world.press(boris, asked, 'Место больше не моё')).text, 'Место 13 уже не за вами');
});
