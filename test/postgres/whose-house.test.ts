import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complexId, letterId } from '../../src/core/kernel/ids.ts';
import { hours, minutes } from '../../src/core/kernel/time.ts';
import { ANNA, ago, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const ROW = 'complex_id * 100 + id';

test('The book of spots, its flats, sections and cars are of this house', async (t) => {
  const { put, ask, ids: rows } = await openRows(t);
  await put(
    'spots',
    { number: 45, flats: ['12'], section: 'А' },
    ...[
      { number: 46, flats: [] },
      { number: 47, section: null, flats: ['14'] },
      { number: 48, ...NEXT_DOOR },
    ],
    ...[
      { ...NEXT_DOOR, flats: ['99'], section: 'Б' },
      { number: 49, section: null, flats: [] },
    ],
  );
  await put(
    'holdings',
    { spot: 45, person_id: ANNA },
    { person_id: BORIS },
    { spot: 46, ...NEXT_DOOR },
    { spot: 47 },
    {
      ...{ person_id: VERA, ...NEXT_DOOR },
    },
  );
  const page = await ask((tx) => tx.spotBook.page(HOUSE, 0, 9));
  assert.deepEqual(page, [
    { spot: 45, holders: [ANNA, BORIS] },
    { spot: 46, holders: [] },
    { spot: 47, holders: [ANNA] },
    { spot: 49, holders: [] },
  ]);
  assert.deepEqual(await ask((tx) => tx.spotBook.count(HOUSE)), { all: 4, held: 2 });
  assert.deepEqual(await ask((tx) => tx.spotBook.sections(HOUSE)), [{ name: 'А', spots: [45, 46] }]);
  const flats = await ask((tx) => tx.spotBook.flats(HOUSE, [spotOf(45), spotOf(46), spotOf(48)]));
  assert.deepEqual([...(flats ?? [])], [[45, ['12']]]);
  assert.deepEqual((await ask((tx) => tx.directory.spots(HOUSE))).length, 4);
  const car = { person_id: ANNA, plate: 'x', plate_key: 'A1', state: 'known', confirmed_by: 'list' };
  await put(
    'cars',
    { id: 1, ...car },
    ...[
      { id: 2, plate_key: 'A2', confirmed_by: null },
      { id: 3, plate_key: 'A3', confirmed_by: null, state: 'refused' },
      { id: 4, plate_key: 'A4', person_id: VERA },
      { id: 5, plate_key: 'A5', ...NEXT_DOOR },
      { id: 6, person_id: BORIS },
    ],
  );
  const known = await ask((tx) => tx.spotImports.known(HOUSE));
  assert.deepEqual(
    known.map(({ spot, held, cars }) => [spot, held, cars]),
    [
      [45, true, ['A1', 'A3']],
      [46, false, []],
      [47, true, ['A1', 'A3']],
      [49, false, []],
    ],
  );
  await ask((tx) => tx.spotImports.remove(HOUSE, [spotOf(45), spotOf(46), spotOf(48)]));
  assert.deepEqual(await rows('spots', 'true', 'complex_id * 100 + number'), [145, 147, 149, 245, 248]);
  assert.notEqual(await ask((tx) => tx.spotBook.flats(HOUSE, [])), null);
});

test('A list of spots is read once, and is of the admin and the house that sent it', async (t) => {
  const { put, ask, ids: rows, pool } = await openRows(t);
  const list = { person_id: ANNA, file: 'x', name: 'x', state: 'shown', begun_at: NOW };
  await put(
    'spot_imports',
    { id: 11, ...list },
    { id: 12, person_id: BORIS },
    { id: 13, ...NEXT_DOOR },
    NEXT_DOOR,
    {
      ...{ id: 14, state: 'over', list: [] },
    },
  );
  const id = await ask((tx) => tx.spotImports.begin(HOUSE, ANNA, 'y' as never, 'y', NOW));
  assert.deepEqual(await rows('spot_imports', 'list is not null'), [14]);
  assert.deepEqual(await rows('spot_imports', "state = 'over'", ROW), [111, 114]);
  for (const look of ['get', 'lock'] as const) {
    assert.equal(await ask((tx) => tx.spotImports[look](HOUSE, 13)), null);
    assert.equal((await ask((tx) => tx.spotImports[look](HOUSE, 12)))?.by, BORIS);
  }
  assert.equal((await ask((tx) => tx.spotImports.next()))?.id, id);
  assert.equal(await ask((tx) => tx.spotImports.next()), null);
  await pool.query(
    "update spot_imports set leased_until = clock_timestamp() + interval '1 hour' where state = 'reading'",
  );
  assert.equal((await ask((tx) => tx.spotImports.next()))?.tries, 2);
  const one = (await ask((tx) => tx.spotImports.get(HOUSE, 12))) ?? assert.fail();
  await put('spot_imports', { id: 12, ...list, ...NEXT_DOOR });
  await ask((tx) => tx.spotImports.save({ ...one, state: 'over' }));
  assert.deepEqual(await rows('spot_imports', "state = 'over'", ROW), [111, 112, 114]);
});

test('A letter, the journal and the settings are of this house', async (t) => {
  const { put, ask, ids: rows, pool } = await openRows(t);
  await put(
    'alert_letters',
    { id: 1, alert_id: 1, author: ANNA, text: 'x', photo: null },
    { id: 2, author: BORIS },
    NEXT_DOOR,
    {
      ...{ id: 3, ...NEXT_DOOR },
    },
  );
  assert.equal(await ask((tx) => tx.letters.get(HOUSE, letterId(3))), null);
  assert.equal((await ask((tx) => tx.letters.get(HOUSE, letterId(2))))?.author, BORIS);
  await ask((tx) => tx.letters.count(HOUSE, letterId(1), 'delivered'));
  await ask((tx) => tx.letters.count(HOUSE, letterId(1), 'lost'));
  assert.deepEqual(await rows('alert_letters', 'delivered > 0 or lost > 0', ROW), [101]);
  await put(
    'alert_letters',
    { id: 4, alert_id: 2, author: ANNA, text: 'x', photo: null },
    { id: 5, alert_id: 3, ...NEXT_DOOR },
  );
  const party = { alert_id: 1, part: 'holder', person_id: BORIS };
  await put(
    'alert_parties',
    party,
    { part: 'sender', person_id: ANNA },
    { person_id: VERA, ...NEXT_DOOR },
    { part: 'helper' },
    {
      ...{ alert_id: 2, person_id: 9 },
    },
  );
  const letter = (id: number) => ({ kind: 'alert letter', letter: id });
  const sent = {
    lane: 0,
    recipient: BORIS,
    notice: letter(1),
    state: 'sent',
    message_ref: 'x',
    card_id: null,
    due_at: NOW,
  };
  await put(
    'notices',
    { id: 1, ...sent },
    ...[
      { id: 2, message_ref: null, state: 'due' },
      { id: 3, message_ref: null, state: 'sending' },
      { id: 4, message_ref: null, state: 'dropped' },
      { id: 5, recipient: 9 },
      { id: 6, ...NEXT_DOOR },
      { id: 7, notice: letter(4) },
      { id: 8, notice: { ...letter(1), kind: 'photo letter' } },
      { id: 9, recipient: VERA },
    ],
  );
  const passed = await ask((tx) => tx.letters.passedOn(HOUSE, 1 as never));
  assert.deepEqual(
    passed.map(({ letter: of, reader }) => [of, reader]),
    [
      [1, BORIS],
      [1, BORIS],
      [1, BORIS],
    ],
  );
  await put(
    'journal',
    { id: 1, at: ago(hours(1)), by_person: ANNA, deed: { kind: 'x' } },
    { id: 2 },
    { id: 3, ...NEXT_DOOR },
  );
  assert.equal((await ask((tx) => tx.journal.page(HOUSE, 0, 9))).length, 2);
  assert.equal(await ask((tx) => tx.journal.count(HOUSE)), 2);
  await put(
    'alerts',
    { id: 1, kind: 'blocked', spot: 45, state: 'open' },
    { id: 2, state: 'closed' },
    { id: 3, ...NEXT_DOOR },
  );
  assert.deepEqual(await ask((tx) => tx.settings.openThreads(HOUSE)), [1]);
  const house = await ask((tx) => tx.complexes.get(complexId(2)));
  assert.equal(house.name, 'Соседний');
  await ask((tx) =>
    tx.settings.save({ ...house, name: 'Новый', alertRules: { ...house.alertRules, callAfter: minutes(9) } }),
  );
  const { rows: names } = await pool.query('select name from complexes order by id');
  assert.deepEqual(names, [{ name: 'Двор' }, { name: 'Новый' }]);
});
