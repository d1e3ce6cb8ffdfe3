import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adds, carsOf } from '../support/cars.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const PLATE = 'А123ВС777';

/** Анна of spot 12 named the car first, Борис of spot 45 after her; Ольга is an admin. */
async function house(app: TestApp) {
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await adds(app, anna, PLATE);
  await adds(app, boris, PLATE);
  return { olga, anna, boris };
}

const DISPUTE = 'не знают друг друга';

/** What the admin may press under the dispute about Борис. */
const presses = ({ world }: TestApp, olga: Awaited<ReturnType<typeof house>>['olga']) =>
  (world.find(olga, 'Чья: Борис')?.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);

test('The admins have a dispute on their screens while it is one, and no longer', async (t) => {
  const app = await openTestApp(t);
  const { olga, anna, boris } = await house(app);
  assert.equal(app.world.find(olga, DISPUTE), undefined, 'nobody has said anything yet');
  await app.taps(anna, 'Не знаю этого человека');
  assert.ok(app.world.find(olga, DISPUTE));
  assert.ok(presses(app, olga).includes('Подтвердить машину'));
  await app.taps(anna, 'Это моя семья');
  assert.ok(!presses(app, olga).includes('Подтвердить машину'));
  await app.taps(anna, 'Не знаю этого человека');
  assert.ok(presses(app, olga).includes('Подтвердить машину'));
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Мои машины');
  await app.taps(anna, 'Убрать А123ВС777');
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await carsOf(app), ['Борис A123BC777 known']);
  assert.ok(!presses(app, olga).includes('Подтвердить машину'), 'nobody else names it');
  await app.says(boris, 'Моё место');
});

test('Whoever removes a car that is disputed leaves nothing for an admin to decide', async (t) => {
  const app = await openTestApp(t);
  const { olga, anna, boris } = await house(app);
  await app.taps(anna, 'Не знаю этого человека');
  assert.ok(presses(app, olga).includes('Подтвердить машину'));
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Мои машины');
  await app.taps(boris, 'Убрать А123ВС777');
  await app.taps(boris, 'Подтвердить');
  assert.ok(!presses(app, olga).includes('Подтвердить машину'));
});

test('What an admin has decided about a car is not undone by whoever named it first', async (t) => {
  const app = await openTestApp(t);
  const { olga, anna } = await house(app);
  await app.taps(anna, 'Не знаю этого человека');
  const question = app.world.find(anna, 'Ваш ответ') ?? assert.fail();
  await app.taps(olga, 'Подтвердить машину');
  const { text } = await app.world.press(anna, question, 'Это моя семья');
  assert.equal(text, 'Администратор уже решил');
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known', 'Борис A123BC777 known']);
});

test('«Иду» of whoever an admin has confirmed is believed: no guard comes', async (t) => {
  const app = await openTestApp(t);
  const { olga, anna, boris } = await house(app);
  const stepan = await app.guard('Степан');
  const galya = await app.resident('Галя', [46]);
  await app.taps(anna, 'Не знаю этого человека');
  await app.taps(olga, 'Подтвердить машину');
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  await app.says(galya, `/blocked ${PLATE}`);
  await app.taps(boris, 'Иду');
  await app.advance(10);
  assert.equal(app.world.find(stepan, 'Мешает машина'), undefined);
});

test('Whoever is only asked about is asked nothing of the next one who names the car', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  const galya = await app.resident('Галя', [46]);
  await adds(app, galya, PLATE);
  assert.ok(app.world.find(anna, 'Галя записывает машину А123ВС777'));
  assert.equal(app.world.find(boris, 'Галя записывает'), undefined);
});

test('Whoever names his own car again with its region disputes it with nobody', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await adds(app, anna, 'А123ВС');
  await adds(app, anna, PLATE);
  assert.deepEqual(await carsOf(app), ['Анна A123BC known', 'Анна A123BC777 known']);
  assert.equal(app.world.find(anna, 'записывает'), undefined);
});

test('Whom an admin refused a car is not let in because the first one names it no more', async (t) => {
  const app = await openTestApp(t);
  const { olga, anna } = await house(app);
  await app.taps(anna, 'Не знаю этого человека');
  await app.taps(olga, 'Отклонить');
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await carsOf(app), ['Борис A123BC777 refused']);
});

test('Of three who name one car the third waits on while the second has it', async (t) => {
  const app = await openTestApp(t);
  const { anna } = await house(app);
  const galya = await app.resident('Галя', [46]);
  await app.taps(anna, 'Это моя семья');
  await adds(app, galya, PLATE);
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await carsOf(app), ['Борис A123BC777 known', 'Галя A123BC777 asked']);
});

test('Who was once said to be family has the same car at once when he names it again', async (t) => {
  const app = await openTestApp(t);
  const { anna, boris } = await house(app);
  await app.taps(anna, 'Это моя семья');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Мои машины');
  await app.taps(boris, 'Убрать А123ВС777');
  await app.taps(boris, 'Подтвердить');
  await adds(app, boris, PLATE);
  assert.deepEqual(await carsOf(app), ['Анна A123BC777 known', 'Борис A123BC777 known']);
});

test('«Иду» of whoever alone says that the car is his keeps no guard away, though nobody names it beside him', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await adds(app, boris, PLATE);
  await app.says(anna, `/blocked ${PLATE}`);
  await app.taps(boris, 'Иду');
  await app.advance(10);
  assert.ok(app.world.find(stepan, 'Мешает машина'));
});
