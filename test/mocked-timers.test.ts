import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mockTimers } from './support/mocked-timers.ts';

const isSet = (timer: NodeJS.Timeout) => !Reflect.get(timer, '_destroyed');

test('What was set before a test mocks timers is cleared for real meanwhile, and what it sets itself is not', async (t) => {
  const [once, again] = [setTimeout(() => {}, 60_000).unref(), setInterval(() => {}, 60_000).unref()];
  const before = [globalThis.clearTimeout, globalThis.clearInterval];
  await t.test('mocked', (t) => {
    mockTimers(t, ['setTimeout', 'setInterval']);
    const fired: string[] = [];
    const dropped = setTimeout(() => fired.push('dropped'), 10);
    setTimeout(() => fired.push('kept'), 10);
    for (const timer of [once, dropped]) clearTimeout(timer);
    clearInterval(again);
    t.mock.timers.tick(10);
    assert.deepEqual(fired, ['kept']);
  });
  assert.deepEqual([once, again].map(isSet), [false, false]);
  assert.deepEqual([globalThis.clearTimeout, globalThis.clearInterval], before);
});

test('What a test before had mocked is left alone: what stands in its place by now still comes', async (t) => {
  const old: NodeJS.Timeout[] = [];
  await t.test('before', (t) => {
    mockTimers(t, ['setTimeout']);
    old.push(setTimeout(() => {}, 10));
  });
  await t.test('now', (t) => {
    mockTimers(t, ['setTimeout']);
    const fired: string[] = [];
    setTimeout(() => fired.push('now'), 10);
    for (const timer of old) clearTimeout(timer);
    t.mock.timers.tick(10);
    assert.deepEqual(fired, ['now']);
  });
});
