import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seconds } from '../../src/core/kernel/time.ts';
import { readInitData } from '../../src/web/init-data.ts';
import { signFields } from '../support/web-client.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const TOKEN = '1:token';

const read = (user: string, wait = 0, more: readonly (readonly [string, string])[] = []) => {
  const at = String((NOW.getTime() + wait) / 1000);
  return readInitData(signFields(TOKEN, [['auth_date', at], ['user', user], ...more]), TOKEN, NOW);
};

test('Telegram vouches for a person by his number, and for nothing else', async () => {
  assert.equal(await read('{"id":7}'), '7');
  for (const user of [
    '{"id":7,"is_bot":true}',
    '{"id":"7"}',
    '{"id":1e20}',
    '{}',
    'null',
    '7',
    '"x"',
    '{',
    '',
  ])
    assert.equal(await read(user), null, user);
});

test('What Telegram signed holds for an hour, not before its time, and says once who is meant', async () => {
  for (const [wait, who] of [
    [-3600, '7'],
    [-3601, null],
    [60, '7'],
    [61, null],
  ] as const)
    assert.equal(await read('{"id":7}', seconds(wait)), who, String(wait));
  assert.equal(await read('{"id":7}', 0, [['user', '{"id":8}']]), null);
  assert.equal(
    await readInitData('user=%7B%22id%22%3A7%7D&auth_date=1', TOKEN, NOW),
    null,
    'nobody signed it',
  );
});
