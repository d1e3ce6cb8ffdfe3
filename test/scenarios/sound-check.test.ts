import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';
import { applies } from '../support/touring.ts';

const SECOND = 1 / 60;

async function opens(app: TestApp, person: Person): Promise<void> {
  await app.says(person, 'Моё место');
  await app.taps(person, 'Уведомления');
}

tour('The sound is heard at once, late, an hour later, and not at all', 'tour-sound', async (app) => {
  const olga = await app.admin('Ольга');
  const vera = app.stranger('Вера');
  await applies(app, vera, '13');
  await app.taps(olga, 'Одобрить');
  await app.taps(vera, 'Проверить звук');
  await app.advance(8 * SECOND);
  const first = asSeen(app, vera);
  await first('Слышу');
  await first('Слышу');
  await opens(app, vera);
  const screen = asSeen(app, vera);
  await screen('Проверить звук');
  await screen('Проверить звук');
  await app.advance(1);
  await app.advance(2);
  await app.taps(vera, 'Проверить ещё раз');
  await first('Слышу');
  const late = asSeen(app, vera);
  await app.advance(61);
  await opens(app, vera);
  await late('Слышу');
  await opens(app, vera);
  await app.taps(vera, 'Проверить звук');
  const longAgo = asSeen(app, vera);
  await app.advance(49 * 60);
  await longAgo('Слышу');
  return { people: [vera] };
});

tour('A test that the messenger does not take is told as lost', 'tour-sound-lost', async (app) => {
  const anna = await app.resident('Анна', [12]);
  await opens(app, anna);
  const mend = app.world.addFault({
    kind: 'refusal',
    method: 'sendMessage',
    chat: anna.id,
    times: 1,
    description: 'Bad Request: REACTION_INVALID',
  });
  await app.taps(anna, 'Проверить звук');
  mend();
  await opens(app, anna);
  return { people: [anna] };
});

test('The test arrives with a sound, in quiet hours too, in the lane of alerts', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.advance(2 * 60);
  await opens(app, anna);
  await app.taps(anna, 'Проверить звук');
  const sent = app.world.log.findLast(({ params }) => JSON.stringify(params).includes('Проверка звука'));
  assert.equal(sent?.method, 'sendMessage');
  assert.ok(!sent?.params.disable_notification);
  const { rows } = await app.pool.query("select lane from notices where notice ->> 'kind' = 'sound check'");
  assert.deepEqual(rows, [{ lane: 0 }]);
});

test('Of two presses at once one sends a test, and of two presses of «Слышу» the first counts', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  await opens(app, anna);
  const toasts = await Promise.all([
    app.world.tap(anna, 'Проверить звук'),
    app.world.tap(anna, 'Проверить звук'),
  ]);
  await app.quiet();
  assert.deepEqual(toasts.map((answer) => answer?.text).sort(), [
    'Отправляю. Услышите — нажмите «Слышу»',
    'Проверка уже идёт: нажмите «Слышу» под её сообщением',
  ]);
  const tests = app.world.messages(anna).filter(({ text }) => text?.includes('Проверка звука'));
  assert.equal(tests.length, 1);
  await Promise.all([app.world.tap(anna, 'Слышу'), app.world.tap(anna, 'Слышу')]);
  await app.quiet();
  assert.match(app.reads(anna), /Нажали через 1 секунду/);
  const { rows } = await app.pool.query('select number, outcome from sound_checks');
  assert.deepEqual(rows, [{ number: 1, outcome: 'heard' }]);
  await app.advance(5);
  assert.ok(!app.world.find(anna, 'Прошла минута'));
});

test('The minute begins when the test has arrived, not when it was asked for; a restart forgets it not', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  await opens(app, anna);
  const mend = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: anna.id });
  await app.world.tap(anna, 'Проверить звук');
  const tried = "select from notices where state = 'due' and tries > 0 and notice ->> 'kind' = 'sound check'";
  await app.world.until(async () => (await app.pool.query(tried)).rows.length === 1);
  await app.advance(3);
  const { rows } = await app.pool.query('select outcome from sound_checks');
  assert.deepEqual(rows, [{ outcome: null }], 'nothing has arrived that could be heard');
  mend();
  await app.advance(2);
  await app.world.until(() => app.world.find(anna, 'Проверка звука'));
  await app.quiet();
  await restart(app);
  await app.advance(2);
  await app.world.until(() => app.world.find(anna, 'Прошла минута'));
});

test('Whoever blocks the bot meanwhile reads afterwards that the test did not arrive', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  await opens(app, anna);
  const mend = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: anna.id });
  await app.world.tap(anna, 'Проверить звук');
  const tried = "select from notices where state = 'due' and tries > 0 and notice ->> 'kind' = 'sound check'";
  await app.world.until(async () => (await app.pool.query(tried)).rows.length === 1);
  app.world.block(anna);
  mend();
  await app.advance(2);
  const lost = "select from sound_checks where outcome = 'lost'";
  await app.world.until(async () => (await app.pool.query(lost)).rows.length === 1);
  app.world.unblock(anna);
  await app.quiet();
  await opens(app, anna);
  assert.match(app.reads(anna), /сообщение не дошло/);
});
