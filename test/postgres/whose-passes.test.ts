import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertId, complexId, gateQuestionId, passId } from '../../src/core/kernel/ids.ts';
import { days, hours, lately, minutes } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const SPOT = spotOf(45);
const ROW = 'complex_id * 100 + id';
const ids = (found: readonly { readonly id: number }[]) => found.map(({ id }) => id);

/** Each code is another one. */
const pass = (id: number, more = {}) => ({ id, slot: id, code_key: `\\x${1000 + id}`, ...more });

const PASS = {
  ...{ host: ANNA, spot: 45, guest: 'А123ВС', guest_key: 'A123BC', is_plate: true, until: ahead(hours(1)) },
  ...{ ended_at: null, entered_at: null, left_at: null, salt: '\\x00' },
};

test('A pass is found by whom, where and what it says, while it counts', async (t) => {
  const { put, ask, ids: rows } = await openRows(t);
  const over = { ended_at: ago(hours(3)) };
  await put(
    'guest_passes',
    { ...PASS, ...pass(1) },
    ...[
      pass(2, over),
      pass(3, { ended_at: ago(minutes(5)), entered_at: ago(hours(1)) }),
      pass(4, { ...over, entered_at: ago(hours(4)), spot: 46 }),
      pass(5, { ...over, entered_at: ago(hours(4)), left_at: NOW }),
      pass(6, { host: BORIS, spot: 46, guest_key: 'B777BB' }),
      pass(7, NEXT_DOOR),
      pass(8, { ...NEXT_DOOR, entered_at: NOW }),
      pass(1, { ...NEXT_DOOR, code_key: '\\x99', guest: 'чужой' }),
      pass(9, { spot: 47, host: VERA, entered_at: NOW, left_at: NOW }),
    ],
  );
  await put('alerts', { id: 1, kind: 'blocked', spot: 46 }, { ...NEXT_DOOR, spot: 45 }, { id: 2, spot: 45 });
  assert.deepEqual(ids(await ask((tx) => tx.passes.openOf(HOUSE, ANNA))), [1]);
  assert.deepEqual(ids(await ask((tx) => tx.passes.openAt(HOUSE, SPOT))), [1]);
  const seen = async (alert: number) => {
    const viewer = { person: ANNA, part: 'holder' } as const;
    return ids((await ask((tx) => tx.alerts.seenBy(HOUSE, alertId(alert), viewer, NOW)))?.guests ?? []);
  };
  assert.deepEqual(
    [await seen(1), await seen(2)],
    [
      [4, 6],
      [1, 3],
    ],
  );
  assert.equal((await ask((tx) => tx.passes.insideAt(HOUSE, SPOT)))?.id, 3);
  assert.equal((await ask((tx) => tx.passes.insideAt(HOUSE, spotOf(46))))?.id, 4);
  assert.equal(await ask((tx) => tx.passes.insideAt(HOUSE, spotOf(47))), null);
  const since = (most: number) => ask((tx) => tx.passes.since(HOUSE, ago(hours(1)), most));
  assert.deepEqual(ids(await since(10)), [1, 6, 9, 3, 4]);
  assert.deepEqual(ids(await since(2)), [1, 6]);
  const matching = await ask((tx) => tx.passes.matching(HOUSE, '777', ago(hours(1)), 10));
  assert.deepEqual(ids(matching), [6]);
  assert.equal(await ask((tx) => tx.passes.get(HOUSE, passId(7))), null);
  assert.equal(await ask((tx) => tx.passes.lock(HOUSE, passId(8))), null);
  assert.equal(await ask((tx) => tx.passes.secrets(HOUSE, passId(8))), null);
  assert.equal((await ask((tx) => tx.passes.lock(HOUSE, passId(6))))?.host, BORIS);
  const one = (await ask((tx) => tx.passes.get(HOUSE, passId(1)))) ?? assert.fail();
  assert.equal(one.guest, 'А123ВС');
  await ask((tx) => tx.passes.save({ ...one, warned: true }));
  assert.deepEqual(await rows('guest_passes', 'warned', ROW), [101]);
});

test('A code and a link open the gate of their own house, each for its own guest', async (t) => {
  const { ask, pool } = await openRows(t);
  const add = (complex: number, guest: string) =>
    ask(async (tx) => {
      const made = { complex: complexId(complex), spot: SPOT, guest, madeAt: NOW, until: ahead(hours(1)) };
      const added = (await tx.passes.add({ ...made, host: ANNA, fromGate: false })) ?? assert.fail();
      return { id: added.id, ...((await tx.passes.secrets(made.complex, added.id)) ?? assert.fail()) };
    });
  const [first, second, foreign] = [await add(1, 'Первый'), await add(1, 'Второй'), await add(2, 'Чужой')];
  for (const { id, code, payload } of [first, second]) {
    assert.equal((await ask((tx) => tx.passes.byCode(HOUSE, code)))?.id, id);
    assert.equal((await ask((tx) => tx.passes.byPayload(HOUSE, payload)))?.id, id);
  }
  assert.equal(await ask((tx) => tx.passes.byCode(HOUSE, foreign.code)), null);
  assert.equal(await ask((tx) => tx.passes.byPayload(HOUSE, foreign.payload)), null);
  // A code of another house is no code here, also where the same stands there.
  await pool.query('update guest_passes set complex_id = 2 where id = $1', [second.id]);
  assert.equal(await ask((tx) => tx.passes.byCode(HOUSE, second.code)), null);
});

test('Three passes at a time are of one host of this house; those that are over make room', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'guest_passes',
    { ...PASS, ...pass(31, { slot: 1 }) },
    ...[
      pass(32, { slot: 2, host: BORIS }),
      pass(33, { slot: 2, ended_at: NOW }),
      pass(34, { slot: 2, ...NEXT_DOOR }),
      pass(35, { slot: 3 }),
    ],
  );
  const made = {
    complex: HOUSE,
    host: ANNA,
    spot: SPOT,
    guest: 'Гость',
    madeAt: NOW,
    until: ahead(hours(1)),
  };
  const add = () => ask((tx) => tx.passes.add({ ...made, fromGate: false }));
  assert.ok(await add());
  assert.equal(await add(), null);
});

test("A guest's plate calls his host while the pass is good, typed in full or among other words", async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'guest_passes',
    { ...PASS, ...pass(1), guest_key: 'A123BC77' },
    ...[
      pass(2, { host: BORIS, guest_key: 'B777BB77' }),
      pass(3, { host: VERA, is_plate: false }),
      pass(4, { host: VERA, ended_at: NOW }),
      pass(5, { host: VERA, until: NOW }),
      pass(6, { host: VERA, ...NEXT_DOOR }),
      pass(7, { host: VERA, guest_key: '3BC' }),
      pass(8, { guest_key: 'A123BC77' }),
      pass(9, { host: VERA, guest_key: '' }),
    ],
  );
  await put(
    'addresses',
    { person_id: ANNA, bot_id: 1, external_id: '1', chat_ref: '1', unreachable_since: NOW },
    { person_id: BORIS, external_id: '2', unreachable_since: null },
  );
  const hosts = async (text: string) => {
    const asked = { sender: VERA, kind: 'stranger' as const, spot: null, car: null, text };
    const { holders } = await ask((tx) => tx.alerts.loadRaise(HOUSE, asked, NOW));
    return holders.map(({ person, reachable }) => [person, reachable]);
  };
  assert.deepEqual(await hosts('А123ВС77'), [[ANNA, false]]);
  assert.deepEqual(await hosts('стоит В777ВВ77 у ворот'), [[BORIS, true]]);
  assert.deepEqual(await hosts('3ВС'), [[VERA, false]]);
  assert.deepEqual(await hosts(''), []);
});

test('A guard asks about one spot at a time, here; what was asked is counted for an hour', async (t) => {
  const { put, ask, ids: rows } = await openRows(t);
  const asked = { spot: 45, caller: 'x', guest: 'x', asked_by: ANNA, asked_at: ago(minutes(5)), asked: 2 };
  await put(
    'gate_questions',
    { id: 1, ...asked, state: 'asked' },
    ...[
      { id: 2, state: 'let in' },
      { id: 3, spot: 46, state: 'silence' },
      { id: 4, spot: 47, asked_by: BORIS, state: 'out of reach' },
      { id: 5, spot: 48, ...NEXT_DOOR },
      { id: 6, spot: 49, state: 'turned away', asked_at: ago(days(1)) },
      { id: 7, state: 'turned away', asked_at: ahead(minutes(2)) },
      { id: 1, ...NEXT_DOOR, guest: 'чужой' },
      { id: 8, state: 'turned away', asked_at: ago(hours(1)) },
    ],
  );
  const openAt = (spot: number) => ask((tx) => tx.gateQuestions.openAt(HOUSE, spotOf(spot)));
  assert.deepEqual([(await openAt(45))?.id, (await openAt(46))?.id, (await openAt(47))?.id], [1, 3, 4]);
  assert.deepEqual([await openAt(48), await openAt(49)], [null, null]);
  assert.deepEqual(await ask((tx) => tx.gateQuestions.openOf(HOUSE, ANNA)), [1, 3]);
  assert.deepEqual(
    await ask((tx) => tx.gateQuestions.askedSince(HOUSE, ANNA, ago(minutes(5)))),
    [7, 3, 2, 1],
  );
  assert.equal(await ask((tx) => tx.gateQuestions.count(HOUSE, SPOT, lately(NOW, hours(1)))), 2);
  assert.equal(await ask((tx) => tx.gateQuestions.get(HOUSE, gateQuestionId(5))), null);
  assert.equal(await ask((tx) => tx.gateQuestions.lock(HOUSE, gateQuestionId(5))), null);
  assert.equal((await ask((tx) => tx.gateQuestions.lock(HOUSE, gateQuestionId(4))))?.spot, 47);
  const one = (await ask((tx) => tx.gateQuestions.get(HOUSE, gateQuestionId(1)))) ?? assert.fail();
  assert.equal(one.guest, 'x');
  await ask((tx) => tx.gateQuestions.save({ ...one, decidedBy: VERA }));
  assert.deepEqual(await rows('gate_questions', `decided_by = ${VERA}`, ROW), [101]);
});
