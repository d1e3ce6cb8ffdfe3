import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { hours } from '../../src/core/kernel/time.ts';
import { startLoop } from '../../src/loops/loop.ts';

/** Whoever loses a wake would sleep for an hour. */
const REST = hours(1);
const failed = () => {};

test('what comes in the middle of the work is looked for at once', { timeout: 5_000 }, async (t) => {
  const again = Promise.withResolvers<void>();
  const working = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  let looks = 0;
  const step = async () => {
    looks += 1;
    if (looks > 1) again.resolve();
    working.resolve();
    await done.promise;
    return false;
  };
  const loop = startLoop({ name: 'test', workers: 1, rest: REST, step, failed });
  t.after(loop.stop);
  await working.promise;
  loop.wake();
  done.resolve();
  await again.promise;
});

test('a stop in the middle of the work waits for its end and for no rest', { timeout: 5_000 }, async () => {
  const working = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  let isDone = false;
  const step = async () => {
    working.resolve();
    await done.promise;
    isDone = true;
    return false;
  };
  const loop = startLoop({ name: 'test', workers: 1, rest: REST, step, failed });
  await working.promise;
  const stopped = loop.stop();
  done.resolve();
  await stopped;
  assert.ok(isDone);
});

test('a worker that threw rests, whatever came meanwhile, and goes on when it is woken', {
  timeout: 5_000,
}, async (t) => {
  let looks = 0;
  const threw = Promise.withResolvers<void>();
  const again = Promise.withResolvers<void>();
  const step = async () => {
    looks += 1;
    if (looks > 1) again.resolve();
    await turn();
    loop.wake();
    throw new Error('planted');
  };
  const loop = startLoop({ name: 'test', workers: 1, rest: REST, step, failed: () => threw.resolve() });
  t.after(loop.stop);
  await threw.promise;
  await turn();
  await turn();
  assert.equal(looks, 1);
  loop.wake();
  await again.promise;
});
