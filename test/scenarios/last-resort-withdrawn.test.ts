import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const FLAT = '4711';

async function opens(app: TestApp, person: Person) {
  await app.says(person, 'Моё место');
  await app.taps(person, 'Если я не отвечаю');
}

async function leavesFlat(app: TestApp, person: Person, flat = FLAT) {
  await opens(app, person);
  await app.taps(person, 'Позвонить в домофон, кв. …');
  await app.says(person, flat);
}

/** What somebody's chat shows by now. */
const screenOf = ({ world }: TestApp, person: Person) =>
  world
    .messages(person)
    .filter(({ from }) => from?.is_bot)
    .map(({ text, caption }) => text ?? caption ?? '')
    .join('\n');
const shownInJournal = async ({ pool }: TestApp) =>
  (await pool.query("select from journal where deed ->> 'kind' = 'last resort shown'")).rows.length;

test('What its owner takes away leaves the cards of guards at once', async (t) => {
  const app = await openTestApp(t);
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await leavesFlat(app, boris);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  assert.match(screenOf(app, ivan), /4711/);
  await opens(app, boris);
  await app.taps(boris, 'Не звонить в домофон');
  assert.doesNotMatch(screenOf(app, ivan), /4711/);
});

test('What an admin wipes leaves the cards of guards at once', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const opensSpot = async () => {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Места');
    await app.says(olga, '45');
    await app.taps(olga, 'Как позвонить владельцу');
  };
  await opensSpot();
  await app.taps(olga, 'Позвонить в домофон, кв. …');
  await app.says(olga, FLAT);
  await app.says(anna, '/blocked 45');
  assert.match(screenOf(app, ivan), /4711/);
  assert.match(screenOf(app, anna), /нет мессенджера/);
  await opensSpot();
  await app.taps(olga, 'Стереть запись');
  assert.doesNotMatch(screenOf(app, ivan), /4711/);
  assert.doesNotMatch(screenOf(app, anna), /нет мессенджера/);
});

test('What is written anew while a card waits stands on it, is told and noted as each showing is', async (t) => {
  const app = await openTestApp(t);
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await leavesFlat(app, boris);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  assert.equal(await shownInJournal(app), 1);
  await opens(app, boris);
  await app.taps(boris, 'Позвонить по телефону …');
  await app.says(boris, '+7 900 123-45-67');
  assert.match(screenOf(app, ivan), /кв\. 4711\n.*123-45-67/);
  assert.match(
    screenOf(app, boris),
    /видят, как вам позвонить: домофон, кв\. 4711; телефон \+7 900 123-45-67/,
  );
  assert.equal(await shownInJournal(app), 2);
  await app.taps(anna, 'Решено');
  await leavesFlat(app, boris, '88');
  assert.doesNotMatch(screenOf(app, ivan), /кв\./);
  assert.equal(await shownInJournal(app), 2, 'an alert that is over shows nothing anew');
});

test('Whoever gave up the spot has no flat kept that he cannot take away', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await leavesFlat(app, boris);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Подтвердить');
  const { rows } = await app.pool.query('select flat from last_resorts');
  assert.deepEqual(rows, []);
});

test('Whoever gave up one of two spots is still called by his flat about the other', async (t) => {
  const app = await openTestApp(t);
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45, 46]);
  await leavesFlat(app, boris);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Отказаться от места');
  await app.taps(boris, 'Место 46');
  await app.taps(boris, 'Подтвердить');
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  assert.match(screenOf(app, ivan), /4711/);
});

test('Whoever takes the spot over stands on its card himself, and its former owner no more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', []);
  await leavesFlat(app, boris);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.says(vera, 'Моё место');
  await app.taps(vera, 'Добавить место');
  await app.says(vera, '45');
  await app.taps(olga, 'Передать место');
  await app.taps(olga, 'Подтвердить');
  assert.doesNotMatch(screenOf(app, ivan), /4711/);
  const { rows } = await app.pool.query('select from last_resorts');
  assert.equal(rows.length, 0);
});

test('A spot that gets a holder in the bot while its flat is shown: it leaves the cards', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const ivan = await app.guard('Иван');
  const anna = await app.resident('Анна', [12]);
  const vera = await app.resident('Вера', []);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '45');
  await app.taps(olga, 'Как позвонить владельцу');
  await app.taps(olga, 'Позвонить в домофон, кв. …');
  await app.says(olga, FLAT);
  await app.says(anna, '/blocked 45');
  assert.match(screenOf(app, ivan), /4711/);
  await app.says(vera, 'Моё место');
  await app.taps(vera, 'Добавить место');
  await app.says(vera, '45');
  await app.taps(olga, 'Одобрить');
  assert.doesNotMatch(screenOf(app, ivan), /4711/);
  assert.doesNotMatch(screenOf(app, anna), /нет мессенджера/);
});
