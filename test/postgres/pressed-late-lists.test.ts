import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCar } from '../../src/core/cars/add-car.ts';
import { listCars } from '../../src/core/cars/listed-cars.ts';
import { takeCar } from '../../src/core/cars/remove-car.ts';
import { seeCarsOf, seeListed } from '../../src/core/cars/see-cars.ts';
import { changeSetting, type Setting } from '../../src/core/complexes/settings.ts';
import { carId } from '../../src/core/kernel/ids.ts';
import { ok } from '../../src/core/kernel/result.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { leaveSpotResort } from '../../src/core/last-resort/leave-resort.ts';
import { giveUpSpot } from '../../src/core/residents/give-up-spot.ts';
import { applyImport, beginImport, dropImport, showImport } from '../../src/core/spots/import-spots.ts';
import { exportSpots, seeCoHolders } from '../../src/core/spots/see-spots.ts';
import { housed, member, why } from '../support/deeds.ts';
import { reader } from '../support/list-reader.ts';
import { ANNA, BORIS, DINA, HOUSE, NOW, openRows, type Rows, spotOf, VERA } from '../support/rows.ts';

const dina = member(DINA, 'admin');
const boris = member(BORIS, 'resident', [45, 46]);

const cells = async ({ pool }: Rows, query: string) =>
  (await pool.query({ text: query, rowMode: 'array' })).rows;

test('A list applies once, as it was shown; the journal tells where each spot stood, and none of it applies when it was dropped', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const place = { section: 'А', row_label: '1', column_number: 2, flats: [] };
  await rows.put('spots', { number: 45, ...place }, { number: 46 }, { number: 47 });
  const read = async (...lines: readonly (readonly string[])[]) => {
    await rows.ask((tx) => beginImport(tx, dina, { file: 'f', name: 'a.csv', bytes: 1 }, NOW));
    const id = (await rows.ids('spot_imports')).at(-1) ?? assert.fail();
    const table = [['Место', 'Секция', 'Ряд', 'Номер в ряду'], ...lines].map((one, at) => ({
      line: at + 1,
      cells: one,
    }));
    const sheets = ok(lines.length > 0 ? [{ name: null, rows: table }] : []);
    await rows.ask((tx) => showImport(tx, { complex: HOUSE, id }, sheets, reader));
    return id;
  };
  const applies = (id: number) => why(rows, (tx) => applyImport(tx, dina, id, 'few', NOW));
  const dropped = await read(['45', 'Б', '1', '2']);
  assert.equal(await why(rows, (tx) => dropImport(tx, dina, dropped)), null);
  assert.equal(await applies(dropped), 'over');
  const id = await read(['45', 'А', '1', '3'], ['46', 'А', '1', '2'], ['48', 'В', '', '']);
  const agreed = (spots: number) => why(rows, (tx) => applyImport(tx, dina, id, { agreed: spots }, NOW));
  assert.equal(await agreed(2), 'changed meanwhile', 'it removes one, and not the two that he has read');
  assert.deepEqual([await applies(id), await applies(id)], [null, 'over']);
  assert.deepEqual(
    await cells(rows, 'select number, section, row_label, column_number from spots order by number'),
    [
      [45, 'А', '1', 3],
      [46, 'А', '1', 2],
      [48, 'В', null, null],
    ],
  );
  const labels = [{ spot: 45, from: ['А', '1', 2], to: ['А', '1', 3] }];
  const counts = { kind: 'spots imported', added: 1, changed: 1, removed: 1, labels };
  assert.deepEqual(await cells(rows, 'select deed from journal'), [[counts]]);
  const none = await read();
  assert.equal(await applies(none), 'over');
  assert.equal(await why(rows, (tx) => dropImport(tx, dina, none)), 'over');
});

test('The house’s list says nothing of a tenant’s cars, and nothing anew of what somebody has answered', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const car = { person_id: BORIS, plate: 'x', state: 'known', confirmed_by: null };
  await rows.put(
    'cars',
    { id: 101, ...car, plate_key: 'A111AA77' },
    ...[
      { id: 102, plate_key: 'A222AA77', state: 'refused' },
      { id: 103, plate_key: 'A333AA77', confirmed_by: 'family' },
    ],
  );
  const plates = ['А111АА77', 'А222АА77', 'А333АА77', 'А444АА77'];
  await rows.ask((tx) => listCars(tx, HOUSE, [{ spot: spotOf(46), plates }], NOW));
  assert.deepEqual(
    await cells(rows, 'select person_id, plate_key, state, confirmed_by from cars order by plate_key'),
    [
      [BORIS, 'A111AA77', 'known', 'list'],
      [BORIS, 'A222AA77', 'refused', null],
      [BORIS, 'A333AA77', 'known', 'family'],
      [BORIS, 'A444AA77', 'asked', 'list'],
    ],
  );
});

test('A car that its first person has called his family’s is known by his word', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('cars', {
    id: 101,
    person_id: DINA,
    plate_key: 'A111AA77',
    state: 'known',
    confirmed_by: null,
  });
  const asked = { about: ANNA, holder: DINA, plate_key: 'A111AA77', asked_at: NOW };
  await rows.put('car_questions', { id: 101, ...asked, answer: 'family' });
  await rows.ask((tx) => addCar(tx, member(ANNA, 'resident', [45]), 'А111АА77', NOW));
  await rows.ask((tx) => addCar(tx, member(ANNA, 'resident', [45]), 'А222АА77', NOW));
  assert.deepEqual(
    await cells(rows, 'select plate_key, state, confirmed_by from cars where person_id = 1 order by 1'),
    [
      ['A111AA77', 'known', 'family'],
      ['A222AA77', 'known', null],
    ],
  );
});

test('A car of the list is nobody’s before he says so: it is not reached when another one is taken away, nor his to answer twice', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const car = { plate: 'x', plate_key: 'A111AA77', state: 'asked', confirmed_by: 'list' };
  await rows.put(
    'cars',
    { id: 101, ...car, person_id: ANNA },
    ...[
      { id: 102, person_id: VERA, confirmed_by: null },
      { id: 103, person_id: DINA, state: 'known', confirmed_by: null },
      { id: 104, person_id: ANNA, plate_key: 'A222AA77', state: 'refused' },
    ],
  );
  assert.equal(await why(rows, (tx) => takeCar(tx, dina, carId(103), NOW)), null);
  assert.deepEqual(await cells(rows, 'select id, state from cars order by id'), [
    [101, 'asked'],
    [102, 'known'],
    [104, 'refused'],
  ]);
  const seen = await rows.ask((tx) => seeCarsOf(tx, dina, ANNA));
  assert.deepEqual(seen.ok && seen.value.map(({ id }) => id), [101]);
  const listed = (id: number, person = ANNA) =>
    rows.ask(async (tx) => (await seeListed(tx, { complex: HOUSE, person }, carId(id)))?.id ?? null);
  assert.deepEqual([await listed(101), await listed(104), await listed(102, VERA)], [101, null, null]);
  await rows.pool.query("update cars set state = 'asked' where id = 102");
  assert.equal(await listed(102, VERA), null, 'he named it himself');
});

test('Whoever shares a spot is family, and no tenant is; who gives his spot up is told to the others', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const shares = async (who: typeof boris) => {
    const seen = await rows.ask((tx) => seeCoHolders(tx, who));
    return seen.ok && seen.value.map(({ spot, person }) => [spot, person]);
  };
  assert.deepEqual(await shares(boris), [[45, ANNA]]);
  assert.deepEqual(await shares(member(VERA, 'resident', [46])), []);
  assert.equal(await why(rows, (tx) => giveUpSpot(tx, boris, spotOf(45), NOW)), null);
  assert.deepEqual(
    await cells(rows, "select recipient from notices where notice->>'kind' = 'co-holder left'"),
    [[ANNA]],
  );
});

test('An open call goes by the house’s new times at once, whichever of the two has changed', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const call = { kind: 'blocked', spot: 45, plate: null, plate_key: null, closing: null, closed_at: null };
  const begun = { raised_at: NOW, open_since: NOW, rung_at: NOW, last_event_at: NOW, called_at: null };
  await rows.put(
    'alerts',
    { id: 1, ...call, ...begun, state: 'open', reminded_by_timer: false },
    ...[
      { id: 2, spot: 46, reminded_by_timer: true },
      { id: 3, state: 'closed' },
    ],
  );
  const party = { part: 'holder', person_id: ANNA, reach: 'delivered', answer: null, done_at: null };
  await rows.put('alert_parties', { alert_id: 1, ...party }, { alert_id: 2 }, { alert_id: 3 });
  const due = async (setting: Setting) => {
    await rows.clear('timers');
    assert.equal(await why(rows, (tx) => changeSetting(tx, dina, setting, NOW)), null);
    return cells(rows, 'select subject_id, due_at from timers order by 1');
  };
  const at = (wait: number) => after(NOW, minutes(wait));
  assert.deepEqual(await due({ name: 'remind after', value: minutes(3) }), [
    [1, at(3)],
    [2, at(10)],
  ]);
  assert.deepEqual(await due({ name: 'call after', value: minutes(7) }), [
    [1, at(3)],
    [2, at(7)],
  ]);
});

test('Whoever took the list stands in the journal; how to call somebody of a spot is one number, and can be taken back', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.ask((tx) => exportSpots(tx, dina, NOW));
  const leaves = (typed: string | null, spot = 47) =>
    why(rows, (tx) => {
      const entry = typed === null ? null : ({ way: 'phone', typed } as const);
      return leaveSpotResort(tx, dina, spotOf(spot), entry, NOW);
    });
  assert.equal(await leaves('+7 900 000-00-00', 45), 'held');
  assert.equal(await leaves('позвоните мне'), 'unreadable');
  assert.equal(await leaves(null), 'nothing');
  assert.deepEqual(
    [await leaves('+7 900 000-00-00'), await leaves(null), await leaves(null)],
    [null, null, 'nothing'],
  );
  const deeds = await cells(rows, "select deed->>'kind', by_person from journal order by id");
  assert.deepEqual(deeds, [
    ['spots exported', DINA],
    ['last resort entered', DINA],
    ['last resort removed', DINA],
  ]);
});

test('An admin who takes one car from somebody leaves him in the call about his other one', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const car = { person_id: ANNA, plate: 'x', state: 'known', confirmed_by: null };
  await rows.put('cars', { id: 101, ...car, plate_key: 'A111AA77' }, { id: 102, plate_key: 'A222AA77' });
  const call = { kind: 'blocked', spot: null, plate: 'А111АА77', plate_key: 'A111AA77', unfound: false };
  await rows.put('alerts', { id: 1, ...call, state: 'open', closing: null, closed_at: null });
  const party = { alert_id: 1, answer: null, done_at: null, joined_at: NOW };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: BORIS, reach: null },
    { part: 'holder', person_id: ANNA, reach: 'delivered' },
  );
  const called = () => rows.ids('alert_parties', "part = 'holder'", 'person_id');
  assert.equal(await why(rows, (tx) => takeCar(tx, dina, carId(102), NOW)), null);
  assert.deepEqual(await called(), [ANNA]);
  assert.equal(await why(rows, (tx) => takeCar(tx, dina, carId(101), NOW)), null);
  assert.deepEqual(await called(), []);
});
