import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** A photo with words below it, and what is answered. */
async function shows(app: TestApp, person: Person, caption: string): Promise<string> {
  app.world.photo(person, { caption });
  await app.quiet();
  return app.reads(person);
}

test('A newcomer names his spot below a photo of it, and so does a resident who adds one', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const petr = app.stranger('Пётр');
  await app.says(petr, '/start');
  await app.taps(petr, 'Согласен');
  assert.doesNotMatch(await shows(app, petr, '45'), /Напишите/);
  assert.match(app.reads(olga), /Пётр[\s\S]*45/);
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Добавить место');
  await shows(app, anna, '46');
  assert.match(app.reads(olga), /46/);
  const { rows } = await app.pool.query('select spot from claim_spots order by spot');
  assert.deepEqual(rows, [{ spot: 45 }, { spot: 46 }]);
});

test('«45» below a photo is looked up in the directory', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, 'Справочник мест');
  assert.match(await shows(app, anna, '45'), /45[\s\S]*занято/);
});

test('«Уезжаю» takes the spot, and then the date, from below a photo', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13]);
  await app.says(anna, 'Уезжаю');
  await shows(app, anna, '13');
  await app.taps(anna, 'Другая дата');
  assert.match(await shows(app, anna, '5 декабря'), /5 декабря/);
  await app.taps(anna, 'Подтвердить');
  const { rows } = await app.pool.query('select spot from free_marks');
  assert.deepEqual(rows, [{ spot: 13 }]);
});

test('A pass and its check, and what an admin is asked, are read from below a photo, too', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  const olga = await app.admin('Ольга');
  await app.says(anna, 'Гостевой пропуск');
  assert.match(await shows(app, anna, 'А123ВС77'), /А123ВС77|сколько|часа/i);
  await app.taps(anna, '2 часа');
  await app.says(stepan, 'Проверить пропуск');
  assert.match(await shows(app, stepan, 'А123ВС77'), /А123ВС77/);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  assert.match(await shows(app, olga, '12'), /12[\s\S]*Анна/);
});

test('However much somebody has typed, a photo with the number below it raises the alert that was asked for', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Перегородили');
  for (let nth = 0; nth < 12; nth += 1) await app.says(anna, 'где же он');
  await shows(app, anna, '45');
  assert.ok(app.world.find(boris, 'Ваша машина мешает выехать'));
});

test('A photo without words where a number is asked for gets the friendly line, and the question stays', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, 'Справочник мест');
  app.world.photo(anna);
  await app.quiet();
  await app.says(anna, '45');
  assert.match(app.reads(anna), /занято/);
});
