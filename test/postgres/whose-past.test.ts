import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertId, complexId, type PersonId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import {
  ANNA,
  ago,
  ahead,
  BORIS,
  DINA,
  HOUSE,
  NEXT_DOOR,
  NOW,
  openRows,
  type Rows,
  spotOf,
  VERA,
} from '../support/rows.ts';

type More = Readonly<Record<string, unknown>>;

/** A thread that Анна raised about 45 an hour ago, and that reached Борис. */
type Story = { readonly thread?: More; readonly sender?: More; readonly holder?: More };

/** Each has a number of its own, from the first on. */
async function stories({ put }: Rows, all: readonly Story[], first = 1) {
  for (const [at, { thread = {}, sender = {}, holder = {} }] of all.entries()) {
    const id = first + at;
    const raised = {
      id,
      kind: 'blocked',
      spot: 45,
      plate_key: null,
      state: 'closed',
      last_event_at: ago(minutes(20)),
    };
    await put('alerts', { ...raised, closing: null, closed_at: null, ...thread });
    const party = {
      alert_id: id,
      part: 'sender',
      person_id: ANNA,
      joined_at: ago(hours(1)),
      spot: null,
      done_at: NOW,
    };
    await put('alert_parties', { ...party, ...sender });
    await put('alert_parties', {
      alert_id: id,
      part: 'holder',
      person_id: BORIS,
      reach: 'delivered',
      ...holder,
    });
  }
}

const asks = ({ ask }: Rows, more: More = {}) => {
  const asked = { sender: ANNA, kind: 'blocked', spot: spotOf(45), car: null, text: null, ...more };
  return ask((tx) => tx.alerts.loadRaise(HOUSE, asked as never, NOW));
};

test('Calls of ten minutes and of a day count that somebody raised himself, here, and that reached somebody', async (t) => {
  const rows = await openRows(t);
  const lately = { joined_at: ago(minutes(5)) };
  await stories(rows, [
    { sender: lately },
    {},
    { sender: { ...lately, person_id: VERA } },
    { sender: { ...lately, part: 'helper' } },
    { sender: { joined_at: ago(days(1)) } },
    { sender: { joined_at: ago(minutes(10)) } },
    { sender: { joined_at: ahead(minutes(2)) } },
    { sender: lately, holder: { reach: 'unreachable' } },
    { sender: lately, holder: NEXT_DOOR },
    { sender: { ...lately, ...NEXT_DOOR } },
    { sender: lately, thread: NEXT_DOOR },
    { sender: { ...lately, ...NEXT_DOOR }, thread: NEXT_DOOR },
  ]);
  await rows.pool.query('update complexes set remind_after_minutes = 3 + id');
  const { past, rules } = await asks(rows);
  const foreign = { sender: ANNA, kind: 'blocked', spot: spotOf(45), car: null, text: null } as const;
  const there = await rows.ask((tx) => tx.alerts.loadRaise(complexId(2), foreign, NOW));
  assert.deepEqual([rules.remindAfter, there.rules.remindAfter], [minutes(4), minutes(5)]);
  assert.deepEqual([past.inTenMinutes, past.inADay], [1, 3]);
});

test('One correction of a wrong number is free, the newest of this day', async (t) => {
  const rows = await openRows(t);
  const wrong = { closing: 'wrong number' };
  await stories(rows, [{ thread: wrong }, { holder: { reach: 'unreachable' } }]);
  assert.equal((await asks(rows)).past.inADay, 0);
  await stories(rows, [{ thread: wrong }], 11);
  assert.equal((await asks(rows)).past.inADay, 1);
  // By a higher number, and of another day: it is not the one.
  await stories(rows, [{ thread: wrong, sender: { joined_at: ago(days(2)) } }], 21);
  await stories(rows, [{ thread: wrong, sender: { joined_at: ahead(minutes(2)) } }], 31);
  assert.equal((await asks(rows)).past.inADay, 1);
});

test('The same call again is of the same spot or car and kind, while it is open, and waits after it was closed', async (t) => {
  const rows = await openRows(t);
  const open = { state: 'open' };
  const waits = { done_at: null };
  await stories(rows, [
    { thread: open, sender: waits },
    { thread: { ...open, spot: 46 }, sender: waits },
    { thread: { ...open, spot: 45, plate_key: 'A123BC' }, sender: waits },
    { thread: { ...open, kind: 'message' }, sender: waits },
    { thread: { ...open, last_event_at: ago(hours(4)) }, sender: waits },
    { thread: open },
  ]);
  assert.equal((await asks(rows)).past.openThread, 1);
  assert.equal((await asks(rows, { spot: spotOf(46) })).past.openThread, 2);
  assert.equal((await asks(rows, { kind: 'message' })).past.openThread, 4);
  await rows.clear('alerts', 'alert_parties');
  const [first, second] = [{ done_at: ago(minutes(9)) }, { done_at: ago(minutes(4)) }];
  await stories(rows, [
    { sender: first },
    { sender: { done_at: ahead(minutes(2)) } },
    { thread: { spot: 46 }, sender: second },
  ]);
  assert.deepEqual((await asks(rows)).past.lastClosedAt, ago(minutes(9)));
  await stories(rows, [{ sender: waits, thread: { closed_at: ago(minutes(7)) } }], 11);
  assert.deepEqual((await asks(rows)).past.lastClosedAt, ago(minutes(7)));
});

test('Somebody signs with the spot that he signed with last, of the last month', async (t) => {
  const rows = await openRows(t);
  await stories(rows, [
    { sender: { spot: 12, joined_at: ago(days(9)) } },
    { sender: { spot: 13, joined_at: ago(days(30)) } },
    { sender: { spot: 16, joined_at: ago(days(29)) } },
    { sender: { spot: null, joined_at: ago(days(1)) } },
    { sender: { spot: 14, person_id: VERA } },
  ]);
  assert.equal((await asks(rows)).past.lastSignature, 12);
  await stories(rows, [{ sender: { spot: 15, joined_at: ago(days(30)), person_id: DINA } }], 11);
  assert.equal((await asks(rows, { sender: DINA })).past.lastSignature, null);
});

test('The last call of ten minutes is the newest of as many, until the first makes room', async (t) => {
  const rows = await openRows(t);
  const at = (wait: number, more: More = {}) => ({ sender: { joined_at: ago(minutes(wait)), ...more } });
  await stories(rows, [
    at(9),
    at(6),
    at(3),
    at(10),
    { sender: { joined_at: ahead(minutes(2)) } },
    at(1, { person_id: VERA }),
  ]);
  const until = (id: number, most: number) =>
    rows.ask((tx) => tx.alerts.lastUntil(HOUSE, ANNA, alertId(id), most, NOW));
  assert.deepEqual(await until(3, 3), ahead(minutes(1)));
  assert.deepEqual([await until(2, 3), await until(3, 4)], [null, null]);
});

test('Peace is from one neighbour, of one holder, here, and for a day', async (t) => {
  const { put, ask, ids, ...rest } = await openRows(t);
  const until = ahead(hours(1));
  const mute = { holder: BORIS, sender: ANNA, muted_until: until };
  await put(
    'mutes',
    mute,
    { sender: VERA },
    { holder: VERA, muted_until: NOW },
    { holder: DINA, ...NEXT_DOOR },
    NEXT_DOOR,
  );
  assert.deepEqual(await ask((tx) => tx.mutes.holdersMuting(HOUSE, ANNA, NOW)), [BORIS]);
  assert.deepEqual((await asks({ put, ask, ids, ...rest })).mutedBy, [BORIS]);
  assert.deepEqual(await ask((tx) => tx.mutes.since(HOUSE, BORIS, ANNA)), ago(hours(23)));
  const since = (holder: PersonId, sender: PersonId) => ask((tx) => tx.mutes.since(HOUSE, holder, sender));
  assert.deepEqual([await since(DINA, ANNA), await since(BORIS, DINA)], [null, null]);
  assert.deepEqual(await since(VERA, ANNA), ago(days(1)));
  await ask((tx) => tx.mutes.set(HOUSE, BORIS, ANNA, null));
  const which = "complex_id || ' ' || holder || ' ' || sender";
  assert.deepEqual(await ids('mutes', 'true', which), ['1 2 3', '1 3 1', '2 2 1', '2 4 1']);
});

test('A thread is acted upon with what is true of it now: its holders, its borrower, who wants peace from all who wait', async (t) => {
  const rows = await openRows(t);
  const { put, ask } = rows;
  await stories(rows, [{ thread: { state: 'open' }, sender: { done_at: null } }, { thread: { spot: 46 } }]);
  await put('alerts', { id: 1, kind: 'blocked', spot: 47, ...NEXT_DOOR });
  const waits = { part: 'sender', person_id: VERA, joined_at: NOW, done_at: null };
  await put(
    'alert_parties',
    { alert_id: 1, ...waits },
    { person_id: DINA, done_at: NOW },
    { person_id: DINA, ...NEXT_DOOR },
    {
      ...{ alert_id: 2, person_id: DINA },
    },
  );
  await put('alert_parties', { alert_id: 1, part: 'helper', person_id: 9, reach: 'pending', done_at: null });
  const peace = { holder: BORIS, sender: ANNA, muted_until: ahead(1) };
  await put(
    'mutes',
    peace,
    { sender: VERA },
    { holder: 5 },
    { holder: 6, sender: VERA },
    {
      ...{ holder: 6, muted_until: NOW },
    },
  );
  await put('mutes', { ...peace, holder: 7 }, { sender: VERA, ...NEXT_DOOR }, { sender: DINA });
  await put('mutes', { ...peace, holder: 8, ...NEXT_DOOR }, { sender: VERA });
  await put(
    'holdings',
    { spot: 45, person_id: BORIS, since: NOW },
    { spot: 46, person_id: VERA },
    { person_id: DINA, ...NEXT_DOOR },
    {
      ...{ person_id: VERA, since: ago(days(1)), no_signals: true, tenant_until: ahead(1) },
    },
  );
  await put(
    'memberships',
    { person_id: BORIS, banned_until: NOW },
    { person_id: VERA, banned_until: null },
    {
      ...{ person_id: VERA, ...NEXT_DOOR },
    },
  );
  const address = { bot_id: 1, chat_ref: '1', external_id: '2', unreachable_since: null };
  await put(
    'addresses',
    { ...address, person_id: BORIS },
    { person_id: VERA, external_id: '3', unreachable_since: NOW },
  );
  const lent = { spot: 45, borrower: BORIS, until: ahead(hours(1)), ended_at: null };
  await put(
    'lendings',
    { id: 1, ...lent, ended_at: NOW },
    ...[
      { id: 2, ended_at: null, until: NOW, borrower: 11, spot: 47 },
      { id: 3, ended_at: null, spot: 46, borrower: VERA },
      { id: 4, ended_at: null, borrower: 13, ...NEXT_DOOR },
    ],
  );
  const seen = (await ask((tx) => tx.alerts.load(HOUSE, alertId(1), NOW))) ?? assert.fail();
  assert.deepEqual(
    seen.holders.map(({ person, noSignals, tenant, reachable, banned }) => [
      person,
      noSignals,
      tenant,
      reachable,
      banned,
    ]),
    [
      [VERA, true, true, false, false],
      [BORIS, false, false, true, true],
    ],
  );
  assert.deepEqual(seen.mutedBy, [BORIS]);
  assert.equal(seen.borrower, null);
  const other = (await ask((tx) => tx.alerts.load(HOUSE, alertId(2), NOW))) ?? assert.fail();
  assert.deepEqual([other.holders.length, other.borrower], [1, VERA]);
  await put('lendings', { id: 5, ...lent });
  const lends = async (spot: number) => (await asks(rows, { spot: spotOf(spot) })).borrower;
  assert.deepEqual([await lends(45), await lends(47)], [{ person: BORIS, reachable: true }, null]);
  assert.deepEqual(await lends(46), { person: VERA, reachable: false });
  await rows.pool.query('update complexes set remind_after_minutes = 3 + id');
  const there = await ask((tx) => tx.alerts.load(complexId(2), alertId(1), NOW));
  assert.equal(there?.rules.remindAfter, minutes(5));
  assert.equal(await ask((tx) => tx.alerts.load(HOUSE, alertId(9), NOW)), null);
});
