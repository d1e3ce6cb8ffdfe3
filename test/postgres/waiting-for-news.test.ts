import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newCards } from '../../src/core/changes.ts';
import { alertId } from '../../src/core/kernel/ids.ts';
import { minutes, seconds } from '../../src/core/kernel/time.ts';
import { ANNA, ahead, BORIS, HOUSE, NOW, openRows, type Rows } from '../support/rows.ts';

const thread = { kind: 'alert', alert: alertId(1) } as const;

/** Boris is told of a thread, and Anna what became of it. */
async function raised(rows: Rows): Promise<void> {
  const address = { chat_ref: '1', unreachable_since: null, bot_id: 1 };
  await rows.put(
    'addresses',
    { person_id: ANNA, external_id: '1', ...address },
    { person_id: BORIS, external_id: '2' },
  );
  await rows.ask((tx) =>
    tx.save(HOUSE, [
      newCards({ ...thread, part: 'holder' }, [BORIS]),
      newCards({ ...thread, part: 'sender' }, [ANNA], { waits: true }),
    ]),
  );
}

const due = async ({ pool }: Rows) =>
  (await pool.query('select recipient, due_at from notices order by recipient desc')).rows;

const redraw = (rows: Rows, part: 'sender' | 'holder') =>
  rows.ask((tx) => tx.save(HOUSE, [{ kind: 'redraw', topic: { ...thread, parts: [part] } }]));

test('A card that tells of others waits a second for news of them, and is due with the first', async (t) => {
  const rows = await openRows(t);
  await raised(rows);
  const [boris, anna] = [
    { recipient: BORIS, due_at: NOW },
    { recipient: ANNA, due_at: ahead(seconds(1)) },
  ];
  assert.deepEqual(await due(rows), [boris, anna]);
  await redraw(rows, 'holder');
  assert.deepEqual(await due(rows), [boris, anna], 'no news of hers');
  await redraw(rows, 'sender');
  assert.deepEqual(await due(rows), [boris, { ...anna, due_at: NOW }]);
});

test('News bring nothing forward that was tried in vain, and put nothing off', async (t) => {
  for (const tried of ['tries = 1', 'faults = 1']) {
    const rows = await openRows(t);
    await raised(rows);
    const later = { recipient: ANNA, due_at: ahead(minutes(1)) };
    await rows.pool.query(`update notices set ${tried}, due_at = $1 where recipient = $2`, [
      later.due_at,
      ANNA,
    ]);
    await redraw(rows, 'sender');
    assert.deepEqual((await due(rows))[1], later, tried);
    const before = { recipient: ANNA, due_at: ahead(minutes(-1)) };
    await rows.pool.query('update notices set due_at = $1 where recipient = $2', [before.due_at, ANNA]);
    await redraw(rows, 'sender');
    assert.deepEqual((await due(rows))[1], before);
  }
});
