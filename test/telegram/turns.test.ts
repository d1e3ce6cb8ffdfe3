import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTurns } from '../../src/adapters/telegram/turns.ts';
import { seconds } from '../../src/core/kernel/time.ts';
import { createTestPace } from './support.ts';

/** Whoever writes keeps this pace. */
function opens() {
  const { pace, reserved, pauses } = createTestPace(0);
  const lost = (error: unknown) => assert.fail(String(error));
  const turns = createTurns({ pace, wait: async () => {}, signal: undefined, lost });
  return { turns, reserved, pauses };
}

test('A shorter pause does not end a longer one, and whoever asked before has to be quiet for all of it', async (t) => {
  const now = t.mock.method(performance, 'now', () => 1_000);
  const { turns } = opens();
  await turns.pause('7', seconds(20));
  await turns.pause('8', seconds(5));
  assert.equal(turns.quietFor(900), seconds(20));
  assert.equal(turns.quietFor(1_000), 0, 'who asks from then on hears of it there');
  now.mock.mockImplementation(() => 22_000);
  assert.equal(turns.quietFor(900), 0);
});

test('A slot that was booked before Telegram asked for quiet is asked for anew', async () => {
  const { turns, reserved } = opens();
  turns.book('7', 'alert');
  await turns.reserve('7', 'alert');
  assert.equal(reserved.length, 1);
  turns.book('7', 'alert');
  await turns.pause('7', seconds(5));
  await turns.reserve('7', 'alert');
  assert.equal(reserved.length, 3);
});
