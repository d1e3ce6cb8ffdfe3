import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUntilDone } from '../../src/adapters/postgres/outbox/until-done.ts';
import { mockTimers } from '../support/mocked-timers.ts';

const lost = () => Object.assign(new Error('cancelled'), { code: '57014' });

test('What alone is in trouble holds up nothing else that was put aside', async (t) => {
  mockTimers(t, ['setTimeout']);
  const now = t.mock.method(performance, 'now', () => 0);
  const { soon, retry } = createUntilDone(new AbortController().signal);
  const done: string[] = [];
  let isAway = true;
  const work = (name: string, fails: () => boolean) => async () => {
    // Ten seconds of trouble are over at the first try.
    now.mock.mockImplementation(() => now.mock.callCount() * 20_000);
    if (fails()) throw lost();
    done.push(name);
  };
  const instead = async () => assert.fail('it is the database that is in trouble');
  await soon(
    work('stuck', () => true),
    instead,
  );
  await soon(
    work('free', () => isAway),
    instead,
  );
  await retry();
  assert.deepEqual(done, []);
  isAway = false;
  await retry();
  assert.deepEqual(done, ['free']);
});
