import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import type { TakenRow } from '../../src/adapters/postgres/outbox/outbox-rows.ts';
import { looksOfTaken, seenAlready, withLooks } from '../../src/adapters/postgres/outbox/seen-already.ts';
import { alertId, complexId } from '../../src/core/kernel/ids.ts';
import { minutes } from '../../src/core/kernel/time.ts';
import { ANNA, ago, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, type Rows } from '../support/rows.ts';

const US = 7;

/** Of two houses the same thread by its number, and what we are just taking of both. */
async function taking({ put, pool }: Rows) {
  await put('alerts', { id: 1, kind: 'blocked', spot: 45 }, { ...NEXT_DOOR, spot: 77 });
  await put('alerts', { id: 2, kind: 'blocked', spot: 46 });
  const card = { id: 1, subject_kind: 'alert', subject_id: 1, part: 'holder', viewer: BORIS };
  await put(
    'cards',
    card,
    NEXT_DOOR,
    { id: 2, subject_kind: 'pass' },
    { id: 3, part: 'group', viewer: null },
  );
  const notice = {
    id: 1,
    card_id: 1,
    recipient: BORIS,
    state: 'sending',
    owner: US,
    due_at: NOW,
    channel: 'chat',
  };
  await put(
    'notices',
    notice,
    NEXT_DOOR,
    { id: 2, owner: 8 },
    { id: 3, due_at: ago(minutes(1)) },
    { id: 4, state: 'due' },
    { id: 5, card_id: 2 },
    { id: 6, card_id: 3, recipient: null, group_id: 1 },
    { id: 7, card_id: null },
  );
  const { rows } = await looksOfTaken(US, NOW).execute(openTables(pool));
  return rows;
}

const row = { complex_id: HOUSE, id: 1, subject_id: 1, recipient: BORIS, part: 'holder' } as TakenRow;

test('With a taking the threads are seen whose cards it took just now, each of its own house, and nothing else', async (t) => {
  const looked = await taking(await openRows(t));
  const seen = looked.map(({ looked: { complex_id, id, look } }) => [
    complex_id,
    id,
    look?.thread.alert.spot,
  ]);
  assert.deepEqual(seen.toSorted(), [
    [1, 1, 45],
    [2, 1, 77],
  ]);
  const spots = withLooks(
    [row, { ...row, complex_id: complexId(2) }, { ...row, id: 2 }].map((taken) => ({ taken })),
    looked,
  ).map(({ look }) => look?.thread.alert.spot);
  assert.deepEqual(spots, [45, 77, undefined]);
});

test('What was seen with a taking is told of that card alone, to whom it is for', async (t) => {
  const rows = await openRows(t);
  const [taken] = withLooks([{ taken: row }], await taking(rows));
  // Whoever asks anew sees that nobody is there any more.
  await rows.clear('alerts');
  await rows.ask(async (tx) => {
    const { alerts } = seenAlready(tx, taken ?? assert.fail());
    const about = (house = HOUSE, alert = 1, person = BORIS, part: 'holder' | 'sender' = 'holder') =>
      alerts.seenBy(house, alertId(alert), { person, part }, NOW);
    assert.equal((await about())?.alert.spot, 45);
    assert.deepEqual(
      await Promise.all([
        about(complexId(2)),
        about(HOUSE, 2),
        about(HOUSE, 1, ANNA),
        about(HOUSE, 1, BORIS, 'sender'),
      ]),
      [null, null, null, null],
    );
    assert.equal(seenAlready(tx, { row, look: null }), tx);
    assert.equal(seenAlready(tx, taken ?? assert.fail()).marks, tx.marks, 'everything else is asked as ever');
  });
});
