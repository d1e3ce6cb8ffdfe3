import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { devicesOf, tookBefore } from '../../src/adapters/postgres/outbox/channels.ts';
import { ANNA, ago, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

test('Whoever asked me reads in /mydata as a spot or «сосед», a guard or a passer-by, and as nobody of another thread', async (t) => {
  const { put, ask, clear } = await openRows(t);
  const sender = { alert_id: 1, part: 'sender', person_id: ANNA, spot: 12, guard: false, joined_at: NOW };
  const reads = async (
    alert: object,
    more: object = {},
    ...others: readonly Readonly<Record<string, unknown>>[]
  ) => {
    await put('alerts', { id: 1, kind: 'blocked', raised_at: NOW, ...alert });
    await put('alert_parties', { ...sender, ...more }, ...others);
    await put('alert_parties', { alert_id: 1, part: 'holder', person_id: BORIS });
    const { alert_parties: [row] = [] } = await ask((tx) => tx.privacy.mine(HOUSE, BORIS));
    await clear('alerts', 'alert_parties');
    return (row as Record<string, unknown> | undefined)?.asked_by;
  };
  assert.equal(await reads({}), 'сосед с места 12');
  assert.equal(await reads({}, { spot: null }), 'сосед');
  assert.equal(await reads({}, { from_group: true }), 'сосед');
  assert.equal(await reads({ kind: 'sos' }), 'сосед');
  assert.equal(await reads({}, { guard: true }), 'охрана');
  assert.equal(await reads({ kind: 'windscreen' }), 'прохожий');
  // Earlier ones of another thread, house or part.
  const earlier = { joined_at: ago(9), spot: 13, person_id: VERA };
  for (const other of [{ alert_id: 2 }, NEXT_DOOR, { part: 'helper' }])
    assert.equal(await reads({}, {}, { ...earlier, ...other }), 'сосед с места 12', JSON.stringify(other));
  assert.equal(await reads({}, {}, earlier), 'сосед с места 13', 'who asked first');
});

test('A call goes to the browsers of its reader that have not got it, and it is known whether one has', async (t) => {
  const { put, pool } = await openRows(t);
  const browser = (id: number, more: object = {}) => ({
    id,
    session_id: id,
    endpoint: `e${id}`,
    person_id: ANNA,
    ...more,
  });
  await put(
    'push_subscriptions',
    browser(1),
    browser(2),
    browser(3, { person_id: BORIS }),
    browser(4, NEXT_DOOR),
    browser(5),
  );
  const got = { notice_id: 5, subscription_id: 1 };
  await put('push_sendings', got, { subscription_id: 2, notice_id: 6 }, { subscription_id: 2, ...NEXT_DOOR });
  await put('push_sendings', { notice_id: 8, subscription_id: 1, ...NEXT_DOOR });
  await put('notices', { id: 5, recipient: ANNA, notice: { kind: 'x' } }, { id: 7 }, { id: 8 });
  const { rows } = await sql<{ id: number; devices: readonly { id: number }[]; took: boolean }>`
    select t.id, ${devicesOf} as devices, ${tookBefore} as took from notices t order by t.id
  `.execute(openTables(pool));
  assert.deepEqual(
    rows.map(({ devices, took }) => [devices.map(({ id }) => id), took]),
    [
      [[2, 5], true],
      [[1, 2, 5], false],
      [[1, 2, 5], false],
    ],
  );
});
