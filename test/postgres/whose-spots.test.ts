import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertId, complexId, lendingId, wishId } from '../../src/core/kernel/ids.ts';
import { hours, minutes } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const SPOT = spotOf(45);
const ROW = 'complex_id * 10 + id';
const spots = (found: readonly { readonly spot: number }[]) => found.map(({ spot }) => spot);

test('A mark is of one spot of this house, and over when its time is', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const mark = { spot: 45, set_by: ANNA, since: ago(hours(1)), until: ahead(hours(1)) };
  await put(
    'free_marks',
    mark,
    ...[
      { spot: 46, until: NOW },
      { spot: 47, set_by: BORIS },
      { ...NEXT_DOOR, set_by: VERA },
      { spot: 48, ...NEXT_DOOR },
    ],
  );
  await put(
    'alerts',
    { id: 1, kind: 'blocked', spot: 45 },
    { id: 2, spot: 47 },
    { id: 3, spot: 46 },
    { spot: 47, ...NEXT_DOOR },
  );
  const marked = (spot: number) => ask((tx) => tx.marks.get(HOUSE, spotOf(spot), NOW));
  assert.equal((await marked(45))?.setBy, ANNA);
  assert.deepEqual([await marked(46), await marked(48)], [null, null]);
  const about = (alert: number, part: 'sender' | 'holder' = 'sender') =>
    ask((tx) => tx.alerts.seenBy(HOUSE, alertId(alert), { person: ANNA, part }, NOW));
  assert.deepEqual((await about(1))?.mark, await marked(45));
  assert.equal((await about(2))?.mark?.setBy, BORIS);
  assert.deepEqual(
    [(await about(3))?.mark, (await about(1, 'holder'))?.mark, await about(9)],
    [null, null, null],
  );
  assert.deepEqual(spots(await ask((tx) => tx.marks.free(HOUSE, NOW))), [45, 47]);
  assert.equal((await ask((tx) => tx.marks.endOf(HOUSE, spotOf(47))))?.setBy, BORIS);
  assert.equal((await ask((tx) => tx.marks.endOf(HOUSE, SPOT)))?.setBy, ANNA);
  assert.equal(await ask((tx) => tx.marks.endOf(HOUSE, spotOf(48))), null);
  await put(
    'holdings',
    { spot: 46, person_id: ANNA, since: NOW },
    ...[
      { spot: 45, person_id: BORIS },
      { spot: 47, person_id: VERA },
      { ...NEXT_DOOR, spot: 47 },
      { ...NEXT_DOOR, spot: 45 },
    ],
  );
  const seen = await ask((tx) => tx.marks.load(HOUSE, [SPOT], ANNA));
  assert.deepEqual([seen.own, seen.holders], [[46], [{ spot: 45, person: BORIS }]]);
  assert.deepEqual(spots(seen.marks), [45, 46]);
  assert.deepEqual(
    seen.marks.map(({ setBy }) => setBy),
    [ANNA, ANNA],
  );
  const foreign = await ask((tx) => tx.marks.load(complexId(2), [], ANNA));
  assert.deepEqual([seen.complex.name, foreign.complex.name], ['Двор', 'Соседний']);
  await ask((tx) => tx.save(HOUSE, [{ kind: 'no mark', spot: SPOT }]));
  assert.deepEqual(await ids('free_marks', 'true', 'complex_id * 100 + spot'), [146, 147, 245, 248]);
});

test('Whoever stands on a spot by leave stands on one, here, and until his time is up', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const lent = { spot: 45, borrower: ANNA, made_at: ago(hours(1)), until: ahead(hours(1)), ended_at: null };
  await put(
    'lendings',
    { id: 1, ...lent },
    ...[
      { id: 2, spot: 46, borrower: BORIS, until: NOW },
      { id: 3, borrower: VERA, ended_at: ago(minutes(5)), spot: 47 },
      { id: 4, ...NEXT_DOOR, spot: 48, borrower: VERA },
      { id: 5, spot: 49, borrower: 4, ended_at: ago(minutes(5)), left_at: NOW },
      { id: 6, spot: 50, borrower: 5, ended_at: ago(hours(2)) },
      { id: 1, ...NEXT_DOOR, spot: 44 },
    ],
  );
  const current = (spot: number) => ask((tx) => tx.lendings.current(HOUSE, spotOf(spot), NOW));
  assert.equal((await current(45))?.id, 1);
  for (const spot of [44, 46, 47, 48]) assert.equal(await current(spot), null, `${spot}`);
  const openAt = (spot: number) => ask((tx) => tx.lendings.openAt(HOUSE, spotOf(spot)));
  assert.equal((await openAt(46))?.id, 2);
  assert.deepEqual([await openAt(47), await openAt(48)], [null, null]);
  const openOf = await ask((tx) => tx.lendings.openOf(HOUSE, BORIS));
  assert.equal(openOf?.id, 2);
  assert.equal(await ask((tx) => tx.lendings.openOf(HOUSE, VERA)), null);
  assert.deepEqual(spots(await ask((tx) => tx.lendings.all(HOUSE, NOW))), [45]);
  assert.deepEqual(spots(await ask((tx) => tx.lendings.atGate(HOUSE, ago(hours(1))))), [46, 45, 47]);
  assert.equal(await ask((tx) => tx.lendings.get(HOUSE, lendingId(4))), null);
  const one = (await ask((tx) => tx.lendings.get(HOUSE, lendingId(1)))) ?? assert.fail();
  assert.equal(one.spot, 45);
  await ask((tx) => tx.lendings.save({ ...one, warned: true }));
  assert.deepEqual(await ids('lendings', 'warned', ROW), [11]);
});

test('A spot is offered while its mark lasts and shows, somebody holds it who may, and no guest is expected', async (t) => {
  const { put, ask } = await openRows(t);
  const mark = { until: ahead(hours(5)), hidden: false };
  await put(
    'free_marks',
    { spot: 45, ...mark },
    ...[
      { spot: 46, until: NOW },
      { spot: 47, hidden: true },
      { spot: 48, ...NEXT_DOOR },
    ],
    ...[49, 50, 51, 52, 53, 54, 55, 56, 57].map((spot) => ({ spot })),
  );
  // Of 49 nobody is left, of 50 next door alone; whoever holds 51 is banned, and was of 52.
  await put(
    'holdings',
    { spot: 45, person_id: ANNA },
    ...[46, 47, 53, 54, 55, 56, 57].map((spot) => ({ spot })),
    ...[48, 50].map((spot) => ({ spot, ...NEXT_DOOR })),
    ...[
      { spot: 51, person_id: BORIS },
      { spot: 52, person_id: VERA },
    ],
  );
  await put(
    'memberships',
    { person_id: ANNA, banned_until: null },
    ...[NEXT_DOOR, { person_id: BORIS, banned_until: ahead(1) }, { person_id: VERA, banned_until: NOW }],
    ...[
      { person_id: BORIS, banned_until: null, ...NEXT_DOOR },
      { person_id: VERA, banned_until: ahead(1), ...NEXT_DOOR },
    ],
  );
  const pass = {
    spot: 53,
    until: ahead(hours(1)),
    ended_at: null,
    entered_at: null,
    left_at: null,
    salt: '\\x00',
  };
  const over = { ended_at: ago(minutes(5)) };
  const code = (spot: number, more = {}) => ({ spot, host: spot, code_key: `\\x${spot}`, ...more });
  await put(
    'guest_passes',
    { ...pass, ...code(53), slot: 1 },
    ...[
      code(54, over),
      code(55, { ...over, entered_at: NOW }),
      code(56, { ...over, entered_at: NOW, left_at: NOW }),
      code(57, { until: NOW }),
      code(45, NEXT_DOOR),
    ],
  );
  const lent = { borrower: BORIS, until: ahead(hours(1)), ended_at: null };
  await put(
    'lendings',
    { id: 1, spot: 54, ...lent },
    ...[
      { id: 2, spot: 56, ended_at: NOW, borrower: 21 },
      { id: 3, spot: 57, until: NOW, borrower: 22 },
      { id: 4, spot: 45, ...NEXT_DOOR },
    ],
  );
  const offered = await ask((tx) => tx.lendings.offered(HOUSE, NOW));
  assert.deepEqual(
    offered.map(({ spot, borrower }) => [spot, borrower]),
    [
      [45, null],
      [52, null],
      [54, BORIS],
      [56, null],
      [57, null],
    ],
  );
});

test('A wish is of one person of this house until it is over, and only once over', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'wishes',
    { id: 1, person: ANNA, until: ahead(hours(1)), ended_at: null, made_at: NOW },
    ...[
      { id: 2, person: BORIS, ended_at: NOW },
      { id: 3, person: VERA, ...NEXT_DOOR },
      { id: 4, person: BORIS },
      { ...NEXT_DOOR, person: BORIS },
    ],
  );
  assert.deepEqual(
    (await ask((tx) => tx.wishes.open(HOUSE))).map(({ id }) => id),
    [1, 4],
  );
  assert.equal((await ask((tx) => tx.wishes.openOf(HOUSE, BORIS)))?.id, 4);
  assert.equal(await ask((tx) => tx.wishes.openOf(HOUSE, VERA)), null);
  assert.equal(await ask((tx) => tx.wishes.get(HOUSE, wishId(3))), null);
  assert.equal((await ask((tx) => tx.wishes.get(HOUSE, wishId(4))))?.person, BORIS);
  await ask((tx) => tx.wishes.offer(HOUSE, [wishId(1), wishId(3)], SPOT));
  assert.deepEqual(await ids('wishes', 'offered = 45', ROW), [11]);
  const wish = (id: number) => ({ complex: complexId(1), id: wishId(id) }) as never;
  await ask((tx) => tx.wishes.end(wish(1), 'dropped', NOW));
  await ask((tx) => tx.wishes.end(wish(2), 'dropped', NOW));
  await ask((tx) => tx.wishes.end(wish(3), 'dropped', NOW));
  assert.deepEqual(await ids('wishes', 'ending is not null', ROW), [11]);
});
