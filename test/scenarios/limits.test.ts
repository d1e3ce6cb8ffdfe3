import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp } from '../support/test-app.ts';

test('More than 10 typed messages in a minute: one warning, then silence; presses and labels still work', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const answers = () => app.world.messages(anna).filter(({ from }) => from?.is_bot).length;
  for (let line = 1; line <= 10; line += 1) await app.says(anna, `привет ${line}`);
  assert.match(app.reads(anna), /Не понял/);
  await app.says(anna, 'одиннадцатое');
  assert.match(app.reads(anna), /Слишком много/);
  const warned = answers();
  await app.stopBot();
  await app.startBot();
  for (const text of ['двенадцатое', 'тринадцатое']) await app.says(anna, text);
  app.world.sticker(anna);
  await app.quiet();
  assert.equal(answers(), warned, 'kept in the database: a restart forgets nothing');
  await app.says(anna, 'Перегородили');
  assert.match(app.reads(anna), /Какая машина мешает/);
  await app.taps(anna, 'Отмена');
  await app.advance(1);
  await app.says(anna, 'снова здесь');
  assert.match(app.reads(anna), /Не понял/);
});

test('Only the last of the three is said to be the last: until the first of them is ten minutes old', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [41, 42, 43, 44]);
  const card = (spot: number) =>
    app.world.messages(anna).findLast(({ text }) => text?.includes(`с места ${spot}`))?.text ?? '';
  for (const spot of [41, 42]) {
    await app.says(anna, `/blocked ${spot}`);
    assert.doesNotMatch(app.reads(anna), /последнее|Ещё можно/);
    await app.advance(3);
  }
  // At 22:36, 22:39 and 22:42.
  await app.says(anna, '/blocked 43');
  assert.match(app.reads(anna), /До 22:46 это последнее/);
  await app.advance(3);
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'серая Лада');
  assert.match(card(43), /До 22:46 это последнее/);
  await app.says(anna, '/blocked 44');
  assert.match(app.reads(anna), /не больше 3/);
  await app.advance(1);
  await app.says(anna, '/blocked 44');
  assert.match(card(44), /До 22:49 это последнее/);
  // The reminder draws it anew.
  await app.advance(1);
  assert.match(card(43), /Напомнили/);
  assert.doesNotMatch(card(43), /последнее/, 'another one came after it');
  const asked = app.world.messages(boris).find(({ text }) => /мешает.*44/s.test(text ?? '')) ?? assert.fail();
  await app.world.press(boris, asked, 'Иду');
  await app.quiet();
  assert.doesNotMatch(card(44), /последнее/);
  matchesGolden(t, app, 'last-of-three', [anna]);
});

test('Three alerts in ten minutes, ten a day; a guard may raise thirty', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  await app.resident('Борис', [41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51]);
  const raise = async (spot: number) => {
    await app.says(anna, `/blocked ${spot}`);
    return app.reads(anna);
  };
  for (const spot of [41, 42, 43]) assert.match(await raise(spot), /Доставлено/);
  assert.match(await raise(44), /не больше 3/);
  for (const spot of [44, 45, 46, 47, 48, 49, 50]) {
    await app.advance(10);
    assert.match(await raise(spot), /Доставлено/);
  }
  await app.advance(10);
  assert.match(await raise(51), /За сутки вы позвали соседей 10 раз.*Обратитесь к охране/);
  await app.pool.query("update complexes set guard_phone = '+7 495 000-00-00'");
  assert.match(await raise(51), /10 раз.*Охрана: \+7 495 000-00-00/);
  for (const spot of [41, 42, 43, 44]) {
    await app.says(stepan, `/blocked ${spot}`);
    assert.match(app.reads(stepan), /Доставлено/);
  }
});

test('One wrong number a day costs nothing, the next one does; what was taken back stays so', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [41, 42, 43, 44, 45]);
  for (const spot of [41, 42]) {
    await app.says(anna, `/blocked ${spot}`);
    const card = app.world.lastMessage(anna) ?? assert.fail();
    await app.taps(anna, 'Ошибся номером');
    await app.advance(1);
    const { text } = await app.world.press(anna, card, 'Ошибся номером');
    assert.equal(text, 'Обращение уже закрыто');
    await app.quiet();
  }
  for (const spot of [43, 44]) {
    await app.says(anna, `/blocked ${spot}`);
    assert.match(app.reads(anna), /Доставлено/);
  }
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /не больше 3/);
});

test('While the thread is open a second press shows its card; after it closed there is a pause of 5 minutes', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const calls = () => app.world.messages(boris).filter(({ text }) => text?.includes('мешает выехать')).length;
  await app.says(anna, '/blocked 45');
  await app.says(anna, '/blocked 45');
  assert.equal(calls(), 1);
  assert.match(app.reads(anna), /Вас перегородила/);
  assert.ok(app.world.find(anna, 'Актуальная карточка ниже'), 'the card came again, newest at the bottom');
  await app.taps(anna, 'Решено');
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Снова можно в 22:41/);
  await app.advance(5);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Доставлено/);
  await app.says(anna, 'SOS сигнализация');
  await app.taps(anna, '45');
  assert.match(app.reads(boris), /кричит сигнализация/, 'the number is offered for what was asked');
  await app.taps(anna, 'Ошибся номером');
  assert.match(app.reads(anna), /У какой машины кричит/);
});
