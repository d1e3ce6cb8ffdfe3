import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertId } from '../../src/core/kernel/ids.ts';
import { days, hours } from '../../src/core/kernel/time.ts';
import { ANNA, ago, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

const of = (alert: number, part: string, person: number, more = {}) => ({
  ...{ alert_id: alert, part, person_id: person, reach: part === 'sender' ? null : 'delivered' },
  ...more,
});

test('A thread is open between two of this house who are on its two ends, until it is closed', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'alerts',
    { id: 1, kind: 'blocked', spot: 45, state: 'open' },
    ...[
      { id: 2, state: 'closed' },
      { id: 3 },
      { id: 4 },
      { id: 5 },
      { id: 6, kind: 'message' },
      { id: 7 },
      { id: 8 },
    ],
    ...[{ id: 9, ...NEXT_DOOR }, { id: 10 }, { id: 11, kind: 'message' }, { id: 12 }],
  );
  await put(
    'alert_parties',
    of(1, 'sender', ANNA, { joined_at: null }),
    ...[of(1, 'holder', BORIS), of(2, 'sender', ANNA), of(2, 'holder', BORIS)],
    ...[of(3, 'sender', ANNA), of(3, 'holder', VERA), of(4, 'sender', DINA)],
    of(4, 'holder', BORIS, { done_at: NOW, muted: true, reach: 'pending' }),
    ...[of(5, 'sender', ANNA), of(5, 'helper', BORIS), of(6, 'holder', ANNA), of(6, 'holder', BORIS)],
    ...[of(7, 'sender', ANNA), of(7, 'holder', BORIS, NEXT_DOOR)],
    ...[of(8, 'sender', ANNA, NEXT_DOOR), of(8, 'holder', BORIS)],
    ...[of(9, 'sender', ANNA, NEXT_DOOR), of(9, 'holder', BORIS, NEXT_DOOR), of(9, 'holder', BORIS)],
    ...[of(9, 'helper', BORIS), of(9, 'sender', BORIS), of(10, 'sender', ANNA, { done_at: NOW })],
    ...[of(11, 'holder', BORIS, { muted: true }), of(12, 'sender', BORIS)],
  );
  assert.deepEqual(await ask((tx) => tx.alerts.openBetween(HOUSE, BORIS, ANNA)), [1]);
  const open = await ask((tx) => tx.alerts.openOf(HOUSE, BORIS));
  assert.deepEqual(
    open.map(({ alert, part }) => `${alert} ${part}`),
    ['12 sender', '11 holder', '8 holder', '6 holder', '4 holder', '1 holder'],
  );
  const mine = await ask((tx) => tx.alerts.openOf(HOUSE, ANNA));
  assert.deepEqual(
    mine.map(({ alert, part }) => `${alert} ${part}`),
    ['7 sender', '6 holder', '5 sender', '3 sender', '1 sender'],
  );
  const told = await ask((tx) => tx.alerts.openTo(HOUSE, BORIS));
  assert.deepEqual(
    told.map(({ alert, part }) => `${alert} ${part}`),
    ['1 holder', '4 holder', '5 helper', '6 holder', '8 holder', '11 holder'],
  );
  // A card of the fourth, and such as are nearly one of the first.
  await put(
    'cards',
    { subject_kind: 'alert', subject_id: 4, part: 'holder', viewer: BORIS },
    ...[{ subject_kind: 'claim' }, { part: 'sender' }, { part: 'holder', viewer: ANNA }, NEXT_DOOR].map(
      (other) => ({
        ...{ subject_id: 1 },
        ...other,
      }),
    ),
  );
  const standing = await ask((tx) => tx.alerts.standingOf(HOUSE, BORIS));
  assert.deepEqual(
    standing.map(({ alert, part, isReached, hasCard }) => [alert, part, isReached, hasCard].join(' ')),
    [
      '8 holder true false',
      '6 holder true false',
      '5 helper true false',
      '4 holder false true',
      '1 holder true false',
    ],
  );
});

test('What somebody named of late is offered to him: his own words, and what was not just found wrong', async (t) => {
  const { put, ask } = await openRows(t);
  const named = (id: number, spot: number | null, more = {}) => ({
    id,
    kind: 'blocked',
    spot,
    state: 'closed',
    ...more,
  });
  await put(
    'alerts',
    named(1, 45),
    ...[
      named(2, 46),
      named(3, 47),
      named(4, 48, { kind: 'stranger' }),
      named(5, 49),
      named(6, 50, NEXT_DOOR),
    ],
    ...[
      named(7, 51, { closing: 'wrong number' }),
      named(8, 51),
      named(9, 52),
      named(10, 52, { closing: 'wrong number' }),
    ],
    ...[named(11, null, { plate: 'А123ВС', plate_key: 'A123BC' }), named(12, 53, NEXT_DOOR)],
  );
  const sender = (alert: number, more = {}) =>
    of(alert, 'sender', ANNA, { joined_at: ago(hours(1)), ...more });
  await put(
    'alert_parties',
    sender(1, { joined_at: ago(hours(3)) }),
    ...[sender(2, { person_id: BORIS }), sender(3, { part: 'holder' }), sender(4)],
    ...[sender(5, { joined_at: ago(days(30)) }), sender(6), sender(7, { joined_at: ago(hours(5)) })],
    ...[sender(8), sender(9, { joined_at: ago(hours(5)) }), sender(10), sender(11), sender(12, NEXT_DOOR)],
  );
  const found = await ask((tx) => tx.alerts.recentlyNamed(HOUSE, ANNA, ago(days(30)), 5));
  assert.deepEqual(found, { spots: [51, 45], cars: [{ plate: 'А123ВС', key: 'A123BC' }] });
  const [only] = (await ask((tx) => tx.alerts.recentlyNamed(HOUSE, ANNA, ago(days(30)), 1))).spots;
  assert.equal(only, 51);
});

test('A thread is read with its own people, here', async (t) => {
  const { put, ask } = await openRows(t);
  await put('alerts', { id: 1, kind: 'blocked', spot: 45, state: 'open' }, { id: 2, spot: 46 }, NEXT_DOOR, {
    ...{ id: 9, ...NEXT_DOOR },
  });
  const joined = { joined_at: NOW };
  await put(
    'alert_parties',
    of(1, 'sender', ANNA, joined),
    ...[of(2, 'sender', VERA, joined), of(1, 'sender', DINA, { ...joined, ...NEXT_DOOR })],
  );
  const one = await ask((tx) => tx.alerts.get(HOUSE, alertId(1)));
  assert.equal(one?.spot, 45);
  assert.deepEqual(
    one?.senders.map(({ person }) => person),
    [ANNA],
  );
  assert.equal(await ask((tx) => tx.alerts.get(HOUSE, alertId(9))), null);
});

test('A complaint is counted once, for the holder who makes it and about that thread alone', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const others = [of(2, 'holder', BORIS), of(1, 'sender', BORIS), of(1, 'holder', VERA)];
  await put('alert_parties', of(1, 'holder', BORIS), ...others, of(1, 'holder', BORIS, NEXT_DOOR));
  const complain = (letter: number | null) =>
    ask((tx) => tx.alerts.complain(HOUSE, { alert: alertId(1), letter: letter as never }, BORIS, NOW));
  const who = "complex_id || ' ' || alert_id || ' ' || part || ' ' || person_id";
  assert.deepEqual([await complain(null), await complain(null)], [true, false]);
  assert.deepEqual(await ids('alert_parties', 'complained_at is not null', who), ['1 1 holder 2']);
  assert.deepEqual([await complain(7), await complain(7), await complain(8)], [true, false, true]);
  assert.deepEqual(await ids('alert_parties', "complained_letters <> '{}'", who), ['1 1 holder 2']);
});
