import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { asks } from '../support/gate-questions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const clocks = async ({ pool }: TestApp) =>
  (await pool.query("select from timers where kind = 'gate question'")).rows.length;

const buttons = (app: TestApp, person: Person, piece: string) =>
  (app.world.find(person, piece)?.reply_markup?.inline_keyboard ?? []).flat();

test('What is asked anew at the gate closes the question before: nobody answers it, and no clock waits for it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await asks(app, ivan, '45');
  await app.advance(4);
  await asks(app, ivan, '45', 'Курьер');
  assert.equal(await clocks(app), 1);
  assert.deepEqual(buttons(app, anna, 'такси'), []);
  assert.notDeepEqual(buttons(app, anna, 'курьер'), []);
  await app.taps(anna, 'Не жду');
  assert.equal(await clocks(app), 0);
});

test('Only holders of the spot answer at its gate, whatever button another resident forges', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const vera = await app.resident('Вера', [46]);
  const ivan = await app.guard('Иван');
  await asks(app, ivan, '45');
  const [letIn] = buttons(app, anna, 'К вам приехали');
  assert.ok(letIn && 'callback_data' in letIn);
  const menu = app.world.lastMessage(vera) ?? assert.fail();
  await app.world.forge(vera, menu, letIn.callback_data ?? '');
  await app.quiet();
  const { rows } = await app.pool.query('select state from gate_questions');
  assert.deepEqual(rows, [{ state: 'asked' }]);
});

test('One of two who are asked at the gate is not reached: the other one is still waited for', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const lena = await app.resident('Лена', [45]);
  const ivan = await app.guard('Иван');
  app.world.deactivate(anna);
  await asks(app, ivan, '45');
  assert.equal(app.world.find(ivan, 'Вопрос не дошёл'), undefined);
  app.world.deactivate(lena);
  await app.advance(3);
  assert.match(app.reads(ivan), /За 3 минуты никто не ответил/);
});

test('Where none of two can be asked the guard hears so at once', async (t) => {
  const app = await openTestApp(t);
  const holders = [await app.resident('Анна', [45]), await app.resident('Лена', [45])];
  const ivan = await app.guard('Иван');
  for (const one of holders) app.world.deactivate(one);
  await asks(app, ivan, '45');
  assert.match(app.reads(ivan), /Вопрос не дошёл/);
});

test('Whoever could not be asked at the gate was not silent, also when nobody waits any more', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  app.world.deactivate(anna);
  await asks(app, ivan, '45');
  await app.advance(16);
  const { rows } = await app.pool.query('select state from gate_questions');
  assert.deepEqual(rows, [{ state: 'over' }]);
  assert.ok(app.world.find(ivan, 'Вопрос не дошёл'));
  assert.equal(app.world.find(ivan, 'Никто не ответил'), undefined);
});
