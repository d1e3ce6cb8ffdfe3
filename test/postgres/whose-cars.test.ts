import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carId, personId } from '../../src/core/kernel/ids.ts';
import { days, hours, lately, minutes } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

const CAR = { plate: 'А123ВС77', plate_key: 'A123BC77', state: 'known', confirmed_by: null };
const ROW = 'complex_id * 100 + id';
const BOT = { bot_id: 1, external_id: '1', chat_ref: '1' };

test('A plate reaches who has such a car here and now, in whatever region it was left out', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'cars',
    { id: 1, person_id: ANNA, ...CAR },
    ...[
      { id: 2, person_id: BORIS, state: 'asked' },
      { id: 3, person_id: BORIS, ...NEXT_DOOR },
      { id: 4, person_id: VERA, plate_key: 'B777BB' },
      { id: 5, person_id: DINA, plate_key: 'C456CC99', confirmed_by: 'list' },
      { id: 6, person_id: DINA, plate_key: 'C456CCX' },
      { id: 7, person_id: DINA, plate_key: 'C456CC1234' },
      { id: 8, person_id: DINA, plate_key: 'X111XX99' },
    ],
  );
  await put(
    'addresses',
    { ...BOT, person_id: ANNA, unreachable_since: NOW },
    { external_id: '2', person_id: DINA },
  );
  await put('addresses', { ...BOT, bot_id: 2, person_id: DINA, unreachable_since: null });
  const found = await ask((tx) => tx.cars.holdersOf(HOUSE, ['A123BC77' as never], ['C456CC' as never]));
  assert.deepEqual(
    found.map(({ car, reachable, isConfirmed }) => [car, reachable, isConfirmed]),
    [
      [1, false, false],
      [5, true, true],
    ],
  );
  const all = await ask((tx) => tx.cars.withKeys(HOUSE, ['A123BC77' as never], ['C456CC' as never]));
  assert.deepEqual(
    all.map(({ id }) => id),
    [1, 2, 5],
  );
});

test('A car is confirmed by a car of the same plate of somebody who shares the spot, and by nobody else', async (t) => {
  const { put, ask } = await openRows(t);
  /** A plate of its own for each case: `mine`, another one's car, and where each holds a spot. */
  type Case = { other?: object; mine?: object; his?: object };
  const cases: readonly (readonly [string, Case])[] = [
    ['shared', {}],
    ['asked', { other: { state: 'asked' } }],
    ['another plate', { other: { plate_key: 'X000XX' } }],
    ['a car next door', { other: NEXT_DOOR }],
    ['his spot is next door', { his: NEXT_DOOR }],
    ['mine is next door', { mine: NEXT_DOOR }],
    ['both hold it next door', { his: NEXT_DOOR, mine: NEXT_DOOR }],
    ['all of it is next door', { other: NEXT_DOOR, his: NEXT_DOOR, mine: NEXT_DOOR }],
    ['another spot', { his: { spot: 900 } }],
    ['he rents it', { his: { tenant_until: ahead(days(3)) } }],
    ['nobody holds mine', { mine: { person_id: 999 } }],
    ['nobody holds his', { his: { person_id: 998 } }],
  ];
  for (const [at, [_, { other = {}, mine = {}, his = {} }]] of cases.entries()) {
    const [id, me, he, key] = [1 + at * 2, 101 + at * 2, 102 + at * 2, `K${at}00AA`];
    await put('cars', { ...CAR, id, person_id: me, plate_key: key }, { id: id + 1, person_id: he, ...other });
    await put('holdings', { spot: 45 + at, person_id: me, ...mine });
    await put('holdings', { spot: 45 + at, person_id: he, ...his });
  }
  for (const [at, [what]] of cases.entries()) {
    const found = await ask((tx) => tx.cars.holdersOf(HOUSE, [`K${at}00AA` as never]));
    const mine = found.find(({ person }) => person === 101 + at * 2);
    assert.equal(mine?.isConfirmed, what === 'shared', what);
  }
});

test('A car is confirmed by a guest of its own who came in with that plate, О and 0 alike', async (t) => {
  const { put, ask } = await openRows(t);
  const keys = ['O001OO', 'O002OO', 'O003OO', 'O004OO', 'O005OO', 'O006OO'];
  for (const [at, key] of keys.entries())
    await put('cars', { ...CAR, id: at + 1, person_id: at + 1, plate_key: key });
  const came = {
    host: 1,
    spot: 1,
    guest_key: '000100',
    is_plate: true,
    entered_at: NOW,
    salt: '\\x00',
    code_key: '\\x01',
  };
  await put(
    'guest_passes',
    { ...came, id: 1, slot: 1 },
    ...[
      { id: 2, spot: 2, host: 9, guest_key: '000200', code_key: '\\x02' },
      { id: 3, spot: 3, host: 3, guest_key: '000300', is_plate: false, code_key: '\\x03' },
      { id: 4, spot: 4, host: 4, guest_key: '000400', entered_at: null, code_key: '\\x04' },
      { id: 5, spot: 5, host: 5, guest_key: '000500', ...NEXT_DOOR, code_key: '\\x05' },
      { id: 6, spot: 6, host: 6, guest_key: '000700', code_key: '\\x06' },
    ],
  );
  const found = await ask((tx) => tx.cars.holdersOf(HOUSE, keys as never));
  assert.deepEqual(
    found.map(({ isConfirmed }) => isConfirmed),
    [true, false, false, false, false, false],
  );
});

test('Somebody has his own cars; one is looked at, decided about and removed by itself', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const others = [
    { id: 2, person_id: BORIS },
    { id: 3, ...NEXT_DOOR },
    { ...NEXT_DOOR, person_id: BORIS },
  ];
  await put('cars', { id: 1, person_id: ANNA, ...CAR }, ...others);
  assert.deepEqual(
    (await ask((tx) => tx.cars.of(HOUSE, ANNA))).map(({ id }) => id),
    [1],
  );
  assert.equal(await ask((tx) => tx.cars.get(HOUSE, carId(3))), null);
  assert.equal((await ask((tx) => tx.cars.get(HOUSE, carId(2))))?.person, BORIS);
  await ask((tx) => tx.cars.setState(HOUSE, carId(1), 'asked', null));
  assert.deepEqual(await ids('cars', "state = 'asked'", ROW), [101]);
  await ask((tx) => tx.cars.remove(HOUSE, carId(1)));
  assert.deepEqual(await ids('cars', 'true', ROW), [102, 201, 203]);
});

test('Whoever shares a spot is family: on the same spot, of the same house, owners with owners', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'holdings',
    { spot: 45, person_id: ANNA, tenant_until: null },
    ...[{ person_id: BORIS }, { spot: 46, person_id: BORIS }, { spot: 46 }],
    ...[
      { person_id: VERA, tenant_until: NOW },
      { person_id: DINA, ...NEXT_DOOR },
      { spot: 47, person_id: DINA },
    ],
    ...[{ spot: 47, ...NEXT_DOOR }, { person_id: 5 }, { spot: 48, person_id: 6 }, { spot: 48, person_id: 7 }],
    ...[
      { spot: 49, ...NEXT_DOOR },
      { spot: 49, person_id: DINA, ...NEXT_DOOR },
    ],
  );
  const among = [ANNA, BORIS, VERA, DINA, personId(6), personId(7)];
  assert.deepEqual(await ask((tx) => tx.cars.coHoldersAmong(HOUSE, ANNA, among)), [BORIS]);
});

test('The gate sees a known car once, with all spots and loans of who has it here', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'cars',
    { id: 1, person_id: ANNA, ...CAR, plate_key: 'O123OO' },
    ...[
      { id: 2, person_id: BORIS },
      { id: 3, person_id: VERA, state: 'asked' },
      { id: 4, person_id: VERA, ...NEXT_DOOR },
      { id: 5, person_id: VERA, plate_key: 'B777BB' },
      { id: 6, person_id: DINA, plate_key: 'O1230', state: 'asked' },
      { id: 7, person_id: DINA, plate_key: 'O1231', ...NEXT_DOOR },
    ],
  );
  await put(
    'holdings',
    { spot: 45, person_id: ANNA },
    ...[{ spot: 46 }, { person_id: BORIS }, { spot: 47, person_id: VERA }, { spot: 48, ...NEXT_DOOR }],
    ...[
      { spot: 49, person_id: DINA },
      { spot: 54, person_id: VERA, ...NEXT_DOOR },
    ],
  );
  await put(
    'lendings',
    { id: 1, spot: 50, borrower: ANNA, left_at: null },
    ...[
      { id: 2, spot: 51, borrower: BORIS, left_at: NOW },
      { id: 3, spot: 52, borrower: VERA },
      { id: 4, spot: 53, ...NEXT_DOOR },
      { id: 5, spot: 54, borrower: VERA, ...NEXT_DOOR },
    ],
  );
  const found = await ask((tx) => tx.cars.atGate(HOUSE, '0123', 5));
  assert.deepEqual(found, [{ spots: [45, 46], lendings: [1] }]);
  assert.equal((await ask((tx) => tx.cars.atGate(HOUSE, '', 1))).length, 1);
});

test('A holder is asked about one car of one person once a month, and what he says is of that question', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const month = lately(NOW, days(30));
  const about = { plate_key: 'A123BC', about: ANNA, holder: BORIS, answer: null };
  await put(
    'car_questions',
    { id: 11, ...about, asked_at: ago(days(1)) },
    ...[
      { id: 12, plate_key: 'B777BB', asked_at: ago(days(30)) },
      { id: 13, plate_key: 'C456CC', asked_at: ahead(minutes(2)) },
      { id: 14, about: VERA },
      { id: 11, ...NEXT_DOOR, holder: DINA },
      { id: 15, ...NEXT_DOOR },
    ],
  );
  const asked = await ask((tx) => tx.cars.questions(HOUSE, ANNA, month));
  assert.deepEqual(
    asked.map(({ id }) => id),
    [11],
  );
  assert.equal(await ask((tx) => tx.cars.question(HOUSE, 15)), null);
  assert.equal((await ask((tx) => tx.cars.question(HOUSE, 14)))?.about, VERA);
  await ask((tx) => tx.cars.answer(HOUSE, 11, 'unknown', NOW));
  assert.deepEqual(await ids('car_questions', "answer = 'unknown'", ROW), [111]);
  const asks = (key: string) =>
    ask((tx) => tx.cars.ask(HOUSE, { key: key as never, about: ANNA, holder: BORIS }, month, NOW));
  assert.deepEqual([await asks('A123BC'), await asks('B777BB'), await asks('C456CC')], [null, 12, 13]);
});

test('A car waits for an admin while it is asked about and somebody does not know its person', async (t) => {
  const { put, ask } = await openRows(t);
  const of = (id: number, person: number, key: string, more = {}) => ({
    id,
    person_id: person,
    plate_key: key,
    ...more,
  });
  await put(
    'cars',
    { ...CAR, state: 'asked', ...of(1, 1, 'A001AA77') },
    ...[of(2, 2, 'A002AA'), of(3, 3, 'A003AA', { state: 'known' }), of(4, 4, 'A004AA'), of(5, 5, 'A005AA')],
    ...[of(6, 6, 'A006AA'), of(7, 7, 'A007AA', NEXT_DOOR)],
  );
  await put(
    'car_questions',
    { about: 1, plate_key: 'A001AA', holder: 9, answer: 'unknown', asked_at: ago(hours(1)) },
    ...[
      { about: 2, plate_key: 'A002AA77' },
      { about: 3, plate_key: 'A003AA' },
      { about: 4, plate_key: 'A004AA', answer: 'known' },
      { about: 5, plate_key: 'B005BB' },
      { about: 9, plate_key: 'A006AA' },
      { about: 6, plate_key: 'A006AA', ...NEXT_DOOR },
      { about: 7, plate_key: 'A007AA', ...NEXT_DOOR },
    ],
  );
  assert.deepEqual(await ask((tx) => tx.cars.disputed(HOUSE)), [1, 2]);
});
