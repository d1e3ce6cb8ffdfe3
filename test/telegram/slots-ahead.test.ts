import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { patience } from '../../src/adapters/telegram/limits.ts';
import { createSlotsAhead } from '../../src/adapters/telegram/slots-ahead.ts';

/** The next slot of anybody is so many milliseconds away. */
function open(wait: number | null) {
  const asked: string[] = [];
  let now = 0;
  const slots = createSlotsAhead(
    async (chat, urgency) => {
      asked.push(`${urgency} ${chat}`);
      return wait;
    },
    () => now,
  );
  /** What was asked for is booked before. */
  const pass = async (time: number) => {
    await turn();
    now += time;
  };
  return { slots, asked, pass };
}

test('a slot that was booked ahead is used once, and what has passed of its wait is not waited for', async () => {
  const { slots, asked, pass } = open(100);
  slots.book('7', 'alert');
  await pass(30);
  assert.equal(await slots.reserve('7', 'alert'), 70);
  assert.deepEqual(asked, ['alert 7']);
  assert.equal(await slots.reserve('7', 'alert'), 100);
  assert.deepEqual(asked, ['alert 7', 'alert 7']);
});

test('what booking took does not count: the wait began when the slot was booked', async () => {
  let now = 0;
  const answer = Promise.withResolvers<number>();
  const slots = createSlotsAhead(
    () => answer.promise,
    () => now,
  );
  slots.book('7', 'alert');
  // The database had no connection free for so long.
  now = 800;
  answer.resolve(1_000);
  await answer.promise;
  now = 900;
  assert.equal(await slots.reserve('7', 'alert'), 900);
});

test('nobody waits less than nothing', async () => {
  const { slots, pass } = open(100);
  slots.book('7', 'alert');
  await pass(200);
  assert.equal(await slots.reserve('7', 'alert'), 0);
});

test('what was beyond all patience was booked for nobody, however near it has come meanwhile', async () => {
  const { slots, pass } = open(patience('note') + 50);
  slots.book('7', 'note');
  await pass(100);
  const wait = (await slots.reserve('7', 'note')) ?? assert.fail();
  assert.ok(wait > patience('note'), `${wait} ms`);
});

test('a slot is for its chat and its urgency', async () => {
  const { slots, asked } = open(0);
  slots.book('7', 'alert');
  await slots.reserve('8', 'alert');
  await slots.reserve('7', 'reply');
  assert.deepEqual(asked, ['alert 7', 'alert 8', 'reply 7']);
});

test('one that nobody used within a second is forgotten', async () => {
  const { slots, asked, pass } = open(0);
  slots.book('7', 'alert');
  await pass(1_000);
  await slots.reserve('7', 'alert');
  assert.deepEqual(asked, ['alert 7', 'alert 7']);
});

test('one that was booked before the messenger asked for quiet is forgotten', async () => {
  const { slots, asked } = open(0);
  slots.book('7', 'alert');
  slots.forget();
  await slots.reserve('7', 'alert');
  assert.deepEqual(asked, ['alert 7', 'alert 7']);
});

test('where the pace cannot be kept, nothing is sent', async () => {
  const { slots } = open(null);
  slots.book('7', 'alert');
  assert.equal(await slots.reserve('7', 'alert'), null);
});
