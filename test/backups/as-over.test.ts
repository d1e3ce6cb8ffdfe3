import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asOver } from '../../src/adapters/postgres/backups/insert-rows.ts';

const AT = '2026-11-22T19:36:00Z';

test('What was under way comes back as over: a draft not at all, nothing goes out again, nobody is asked to move again', () => {
  const announced = (state: string, more: object = {}) => ({ state, ...more });
  const over = (...rows: readonly ReturnType<typeof announced>[]) =>
    asOver('announcements', rows as never, AT);
  assert.deepEqual(over(announced('draft')), []);
  assert.deepEqual(
    over(announced('waiting'), announced('going'), announced('done')).map(({ state }) => state),
    ['called off', 'called off', 'done'],
  );
  const asks = { asks_to_move: true, closed_at: null };
  assert.deepEqual(over(announced('done', asks)), [{ state: 'done', asks_to_move: true, closed_at: AT }]);
  const closed = announced('done', { asks_to_move: true, closed_at: 'then' });
  assert.deepEqual(over(closed, announced('done', { asks_to_move: false })), [
    closed,
    { state: 'done', asks_to_move: false },
  ]);
  const alerts = asOver('alerts', [{ state: 'open' }, { state: 'closed', closing: 'solved' }], AT);
  assert.deepEqual(alerts, [
    { state: 'closed', closing: 'expired', closed_at: AT },
    { state: 'closed', closing: 'solved' },
  ]);
});
