import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { dueTimers } from '../../src/adapters/postgres/timers/timers.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { claimId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

test('A timer is of one thing of one house; the oldest that is due goes first, and is put off alone', async (t) => {
  const { put, ask, ids, pool } = await openRows(t);
  const timer = { kind: 'claim', subject_id: 1, due_at: ago(minutes(1)) };
  await put('timers', timer, { subject_id: 2 }, { kind: 'pass' }, NEXT_DOOR, {
    kind: 'ban',
    due_at: ahead(1),
  });
  const which = "complex_id || ' ' || kind || ' ' || subject_id";
  const wakes = { notices: () => {}, timers: () => {} };
  const due = dueTimers(createTransactions(openTables(pool), { now: () => NOW }, wakes, Buffer.alloc(32)));
  const one = { complex: HOUSE, timer: { kind: 'claim', claim: claimId(1) } } as const;
  assert.deepEqual(await due.take(NOW, async (_, found) => found), one);
  await due.putOff(one, NOW, ahead(hours(1)));
  assert.deepEqual(await ids('timers', `due_at = '${ahead(hours(1)).toISOString()}'`, which), ['1 claim 1']);
  await due.putOff(one, NOW, ahead(hours(2)));
  assert.deepEqual(
    await ids('timers', `due_at = '${ahead(hours(2)).toISOString()}'`, which),
    [],
    'it is not due any more',
  );
  await ask((tx) => tx.timers.set(HOUSE, { kind: 'claim', claim: claimId(1) }, null));
  assert.deepEqual(await ids('timers', 'true', which), ['1 ban 1', '1 claim 2', '1 pass 1', '2 claim 1']);
  assert.equal(await due.take(ago(days(1)), async (_, found) => found), null);
});

test('«Статистика» counts the calls of this house in its days, and answers of holders alone', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'memberships',
    { person_id: ANNA, approved_at: NOW, banned_until: null },
    ...[
      { person_id: BORIS, approved_at: null },
      { person_id: VERA, approved_at: null, banned_until: ahead(1) },
      { person_id: DINA, approved_at: null, banned_until: NOW },
      { person_id: 9, ...NEXT_DOOR, banned_until: ahead(1) },
    ],
  );
  await put(
    'holdings',
    { spot: 45, person_id: BORIS },
    { spot: 46, person_id: 9, ...NEXT_DOOR },
    { person_id: 10 },
    {
      ...{ spot: 47, person_id: VERA, ...NEXT_DOOR },
    },
  );
  await put('spots', { number: 45 }, { number: 46 }, { number: 47, ...NEXT_DOOR });
  const call = { kind: 'blocked', spot: 45, state: 'closed', raised_at: ago(hours(2)), called_at: null };
  await put(
    'alerts',
    { id: 1, ...call },
    ...[
      { id: 2, kind: 'sos' },
      { id: 3, kind: 'message' },
      { id: 4, kind: 'windscreen' },
      { id: 5, raised_at: ago(days(8)) },
      { id: 6, raised_at: ahead(minutes(2)) },
      { id: 7, ...NEXT_DOOR },
      { id: 8, kind: 'stranger', called_at: NOW },
      { id: 9, raised_at: ago(minutes(10)) },
    ],
  );
  const part = {
    alert_id: 1,
    part: 'holder',
    person_id: BORIS,
    borrower: false,
    answered_at: ago(minutes(117)),
  };
  await put(
    'alert_parties',
    part,
    ...[
      { part: 'helper', answered_at: ago(minutes(119)) },
      { person_id: VERA, borrower: true, answered_at: ago(minutes(119)) },
      { person_id: DINA, answered_at: ago(minutes(119)), ...NEXT_DOOR },
      { alert_id: 2, answered_at: ago(minutes(110)) },
      { alert_id: 3 },
      { alert_id: 4, answered_at: null },
      { alert_id: 9, answered_at: null },
    ],
  );
  const week = await ask((tx) => tx.statistics.since(HOUSE, ago(days(7)), NOW, 'Europe/Moscow'));
  const { days: each, ...counted } = week;
  assert.deepEqual(counted, {
    ...{ residents: 2, banned: 1, spots: 2, held: 1, blocked: 3, sos: 1, messages: 1, windscreen: 1 },
    ...{ asked: 4, answered: 2, minutes: 6.5, called: 1 },
  });
  assert.deepEqual(each.at(-1), { date: '2026-11-22', alerts: 4, answered: 2, minutes: 6.5 });
  assert.deepEqual(
    [each.length, each[0]],
    [8, { date: '2026-11-15', alerts: 0, answered: 0, minutes: null }],
  );
  const weeks = await ask((tx) => tx.statistics.weeks(HOUSE, ago(days(7)), NOW, 'Europe/Moscow'));
  assert.deepEqual(weeks, [{ monday: '2026-11-16', asked: 3, within5: 1, within15: 2, minutes: 6.5 }]);
});
