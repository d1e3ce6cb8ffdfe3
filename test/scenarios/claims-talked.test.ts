import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { applies, holders } from '../support/joining.ts';
import { letHouse, lets } from '../support/tenancy.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const newest = (app: TestApp, person: Person) => app.world.lastMessage(person)?.message_id;

test('An answer to an admin’s question brings the claim up once; what the applicant adds by himself rings nobody', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  const explains = async (words: string) => {
    await app.taps(anna, 'Пояснение');
    await app.says(anna, words);
  };
  const first = newest(app, pavel);
  await explains('Второй подъезд');
  assert.equal(newest(app, pavel), first);
  await app.taps(olga, 'Уточнить');
  await app.says(olga, 'Какая у вас машина?');
  await app.says(anna, 'Синяя');
  const answered = newest(app, pavel);
  assert.notEqual(answered, first);
  await explains('И прицеп');
  assert.equal(newest(app, pavel), answered);
  assert.match(app.reads(pavel), /Синяя.*И прицеп/s);
});

test('Ten lines of an applicant stand below his claim, whatever was asked of him; no eleventh does', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  await app.taps(olga, 'Уточнить');
  await app.says(olga, 'Какая у вас машина?');
  for (let line = 1; line <= 11; line += 1) {
    await app.advance(1);
    await app.taps(anna, line === 1 ? 'Ответить администратору' : 'Пояснение');
    await app.says(anna, `строка ${line}.`);
  }
  const { rows } = await app.pool.query("select from claim_messages where author = 'applicant'");
  assert.equal(rows.length, 10);
});

test('After a first verdict «Не знаю этого человека» rings no admin; and whoever holds the spot no more may still say so', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '12, 13');
  await app.taps(olga, 'Одобрить');
  const decided = newest(app, olga);
  await app.taps(boris, 'Не знаю этого человека');
  assert.equal(newest(app, olga), decided);
  await app.taps(olga, 'Всё равно назначить 13');
  assert.deepEqual(await holders(app), ['12 Анна', '13 Анна', '13 Борис']);
  await app.taps(boris, 'Место больше не моё');
  await app.taps(boris, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна', '13 Анна']);
});

test('What somebody lets is no link for his family, and is not taken back among those', async (t) => {
  const app = await openTestApp(t);
  const { boris } = await letHouse(app);
  await lets(app, boris, '25 декабря');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Добавить близкого');
  assert.doesNotMatch(JSON.stringify(app.world.lastMessage(boris)?.reply_markup ?? {}), /Отозвать/);
});
