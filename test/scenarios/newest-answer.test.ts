import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const found = (app: TestApp, person: Parameters<TestApp['reads']>[0], text: string) =>
  app.world.find(person, text)?.text ?? '';

test('A line written after «Готово, машину убрал» undoes nothing, and «Освободили?» is asked once', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  await app.taps(boris, 'Готово, машину убрал');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'простите, что задержал');
  assert.ok(app.world.find(anna, 'простите, что задержал'));
  assert.ok(app.world.find(anna, 'Машину убрал'));
  await app.says(boris, 'Отмена');
  const asked = app.world.messages(anna).length;
  await app.advance(30);
  assert.equal(app.world.messages(anna).length, asked, 'he was asked when the car had gone');
});

test('«Не беспокоить» holds for a silent co-holder who is asked after all', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45, 46]);
  await app.says(anna, '/blocked 46');
  await app.taps(galya, 'Не беспокоить от этого соседа сутки');
  await app.taps(anna, 'Решено');
  await app.pool.query(
    'update holdings set no_signals = true where spot = 45 and person_id = (select person_id from addresses where external_id = $1)',
    [galya.id],
  );
  app.world.addFault({ kind: 'server-error', code: 403, method: 'sendMessage', chat: boris.id });
  await app.says(anna, '/blocked 45');
  const card = app.world.messages(galya).findLast(({ text }) => text?.includes('Место 45'));
  assert.equal(card?.silent, true);
  assert.ok(app.world.find(stepan, 'место 45'), 'guards hear of it at once');
});

test('Words added to a message at night do not ring its holder when the message did not', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.advance(60);
  await app.says(anna, '/spot 45 фары горят');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'и окно открыто');
  assert.equal(app.world.find(boris, 'фары горят')?.silent, true);
  assert.equal(app.world.find(boris, 'и окно открыто')?.silent, true);
});

test('A guest’s host who answers under an unknown number: the guards see it, and he has «Готово»', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, 'Гостевой пропуск');
  await app.says(boris, 'А123ВС77');
  await app.taps(boris, '4 часа');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.says(anna, 'Стоит А123ВС77');
  await app.taps(boris, 'Иду');
  assert.match(found(app, stepan, 'номер неизвестен'), /«Иду»/);
  await app.taps(boris, 'Готово, машину убрал');
  for (const person of [anna, stepan])
    assert.match(found(app, person, 'номер неизвестен'), /чей гость может мешать, отметил: машина убрана/);
});

test('«Сделано» of a guard does not stop the reminders to holders who said nothing', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(stepan, 'Сделано');
  await app.advance(5);
  assert.ok(app.world.find(boris, 'Напоминание'));
});

test('A promise of one co-holder stands on the card of another, whoever says «Не моя машина» after it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  const lena = await app.resident('Лена', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  await app.advance(1);
  await app.taps(galya, 'Не моя машина');
  assert.match(found(app, lena, 'мешает выехать'), /«Иду»/);
});
