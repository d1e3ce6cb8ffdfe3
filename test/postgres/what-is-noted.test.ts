import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordLetter } from '../../src/core/alerts/record-letter.ts';
import { writeLetter } from '../../src/core/alerts/write-letter.ts';
import { markSpot } from '../../src/core/away/mark-spot.ts';
import { addCar } from '../../src/core/cars/add-car.ts';
import { lookUp } from '../../src/core/directory/look-up.ts';
import { alertId, claimId, letterId, passId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import { borrowSpot } from '../../src/core/lending/borrow-spot.ts';
import { ownPasses } from '../../src/core/passes/own-passes.ts';
import { extendPass } from '../../src/core/passes/steer-pass.ts';
import { banResident } from '../../src/core/residents/ban.ts';
import { makeAdmin } from '../../src/core/residents/change-roles.ts';
import { decideClaim } from '../../src/core/residents/decide-claim.ts';
import { giveSpot, removeHolder } from '../../src/core/residents/hold-spot.ts';
import { holdersFingerprint } from '../../src/core/residents/holders-fingerprint.ts';
import { remindClaim } from '../../src/core/residents/remind-claim.ts';
import { showClaim } from '../../src/core/residents/show-claim.ts';
import { tellUnseenGuards } from '../../src/core/residents/unseen-guards.ts';
import { moveTenancy } from '../../src/core/tenancy/end-tenancy.ts';
import { housed, member, why } from '../support/deeds.ts';
import {
  ANNA,
  ago,
  ahead,
  BORIS,
  DINA,
  HOUSE,
  NOW,
  openRows,
  type Rows,
  spotOf,
  VERA,
} from '../support/rows.ts';

const dina = member(DINA, 'admin');
const anna = member(ANNA, 'resident', [45]);
const vera = member(VERA, 'resident', [46]);
const boris = member(BORIS, 'resident', [45, 46]);

const cells = async ({ pool }: Rows, query: string) =>
  (await pool.query({ text: query, rowMode: 'array' })).rows;
const told = (rows: Rows) =>
  cells(rows, 'select recipient, notice from notices where notice is not null order by id');
const journal = (rows: Rows) => cells(rows, 'select by_person, about, deed from journal order by id');

/** Вера has called Анна and Борис of 45. */
async function calls(rows: Rows, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const call = { kind: 'blocked', spot: 45, plate: null, plate_key: null, closing: null, closed_at: null };
  await rows.put('alerts', { id: 1, ...call, state: 'open', ...more });
  const party = { alert_id: 1, answer: null, answered_at: null, done_at: null, joined_at: NOW };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: VERA, reach: null },
    ...[ANNA, BORIS].map((person_id) => ({ part: 'holder', person_id, reach: 'delivered' })),
  );
}

test('An answer that was pressed after a letter was written stands, however late the letter arrives', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await calls(rows);
  await rows.pool.query(
    "update alert_parties set answer = 'not mine', answered_at = $1 where person_id = 1",
    [ago(minutes(2))],
  );
  const letter = { alert_id: 1, author: ANNA, part: 'holder', text: 'x', written_at: ago(minutes(5)) };
  await rows.put('alert_letters', { id: 1, ...letter });
  await rows.ask((tx) => recordLetter(tx, HOUSE, letterId(1), 'delivered', NOW));
  assert.deepEqual(await cells(rows, 'select answer from alert_parties where person_id = 1'), [['not mine']]);
});

test('A letter is delivered when all have it who are to: whoever wants peace from its author is none of them', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await calls(rows);
  await rows.put('mutes', { holder: ANNA, sender: VERA, muted_until: ahead(hours(1)) });
  const content = { text: 'Скоро?', photos: [] };
  assert.equal(await why(rows, (tx) => writeLetter(tx, vera, alertId(1), 'sender', content, NOW)), null);
  assert.deepEqual(await cells(rows, 'select readers from alert_letters'), [[1]]);
});

test('A number that is looked up is free until a time that is told where it is within a day', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const looks = async (until: Date) => {
    await rows.clear('free_marks');
    await rows.put('free_marks', { spot: 45, until, hidden: false });
    const found = await rows.ask((tx) => lookUp(tx, vera, spotOf(45), NOW));
    return found.ok && found.value.kind === 'free' && found.value.until;
  };
  assert.deepEqual([await looks(ahead(hours(24))), await looks(ahead(hours(25)))], [ahead(hours(24)), null]);
});

test('Who borrows a spot for less than half an hour was told the end just now, and is not told it again', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('free_marks', { spot: 45, until: ahead(hours(5)), hidden: false });
  const wish = { spot: spotOf(45), until: ahead(minutes(20)), words: () => 'x' };
  assert.equal(await why(rows, (tx) => borrowSpot(tx, vera, wish, NOW)), null);
  assert.deepEqual(await cells(rows, 'select warned from lendings'), [[true]]);
  assert.deepEqual(await cells(rows, "select due_at from timers where kind = 'lending'"), [
    [ahead(minutes(20))],
  ]);
});

test('A mark that is only moved rings nobody who was told of the spot; his card is drawn anew', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('free_marks', { spot: 45, until: ahead(hours(2)), hidden: false });
  const wish = { made_at: ago(hours(1)), until: ahead(hours(5)), ended_at: null, ending: null };
  await rows.put(
    'wishes',
    { id: 1, person: VERA, ...wish, offered: 45 },
    { id: 2, person: DINA, offered: null },
  );
  const card = { subject_kind: 'wish', part: '', line_id: null, rings_wanted: 1, message_ref: 'm' };
  await rows.put(
    'cards',
    { id: 101, subject_id: 1, viewer: VERA, ...card },
    { id: 102, subject_id: 2, viewer: DINA },
  );
  assert.equal(await why(rows, (tx) => markSpot(tx, anna, spotOf(45), ahead(hours(3)), NOW)), null);
  assert.deepEqual(await rows.ids('cards', 'rings_wanted = 2'), [102]);
  assert.deepEqual(await rows.ids('notices', 'card_id is not null', 'card_id'), [101, 102]);
});

test('Each ban stands in the journal as it was meant: moved from the end that it had, or a new one', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.pool.query('update memberships set banned_until = $1 where person_id = 3', [ago(hours(1))]);
  const [first, second] = [ahead(days(1)), ahead(days(2))];
  for (const until of [first, second])
    assert.equal(await why(rows, (tx) => banResident(tx, dina, VERA, { until, reason: 'шум' }, NOW)), null);
  assert.deepEqual(await journal(rows), [
    [DINA, VERA, { kind: 'banned', until: first.toISOString() }],
    [DINA, VERA, { kind: 'banned', until: second.toISOString(), from: first.toISOString() }],
  ]);
});

test('Who makes whom an admin is told and noted as it was', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  assert.equal(await why(rows, (tx) => makeAdmin(tx, dina, ANNA, NOW)), null);
  const made = { kind: 'admin made', person: ANNA, by: DINA };
  assert.deepEqual(await told(rows), [[ANNA, made]]);
  assert.deepEqual(await journal(rows), [[DINA, ANNA, { kind: 'admin made' }]]);
});

test('A spot that is given over, and a holder who is removed, are noted as that', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const gift = {
    spot: spotOf(45),
    person: VERA,
    how: 'transfer',
    seen: holdersFingerprint([ANNA, BORIS]),
  } as const;
  assert.equal(await why(rows, (tx) => giveSpot(tx, dina, gift, NOW)), null);
  assert.equal(await why(rows, (tx) => removeHolder(tx, dina, spotOf(46), VERA, NOW)), null);
  assert.deepEqual(await journal(rows), [
    [DINA, VERA, { kind: 'spot given over', spot: 45 }],
    [DINA, VERA, { kind: 'holder removed', spot: 46 }],
  ]);
});

test('An applicant hears of what he is given and of what he is not, and of nothing while that is open; each verdict is noted with its spots', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const waits = { verdict: null, open: true, decided_by: null, decided_at: null, digest: null, flat: null };
  await rows.put('claims', { id: 1, person_id: VERA, ...waits });
  await rows.put('claim_spots', { claim_id: 1, spot: 45, state: 'open' }, { spot: 47 });
  const decides = (kind: 'approve' | 'reject') =>
    why(rows, (tx) => decideClaim(tx, dina, claimId(1), { kind }, NOW));
  const heard = async () =>
    (await told(rows)).flatMap(([to, { kind, spots }]) => (to === VERA && spots ? [[kind, spots]] : []));
  assert.equal(await decides('approve'), null);
  assert.deepEqual(await heard(), [['claim approved', [47]]]);
  assert.equal(await decides('reject'), null);
  assert.deepEqual(await heard(), [
    ['claim approved', [47]],
    ['claim rejected', [45]],
  ]);
  assert.deepEqual(
    (await journal(rows)).map(([, , deed]) => deed),
    [
      { kind: 'claim approved', spots: [47] },
      { kind: 'claim rejected', spots: [45] },
    ],
  );
});

test('Of many claims in an hour ten have cards, and those behind them one list', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const waits = { verdict: null, open: true, decided_by: null, decided_at: null, flat: null, made_at: NOW };
  const claims = Array.from({ length: 12 }, (_, at) => ({ id: 101 + at, person_id: 101 + at, digest: null }));
  const [first, ...others] = claims;
  assert.ok(first);
  await rows.put('claims', { ...waits, ...first }, ...others.slice(0, 9));
  await rows.ask((tx) => showClaim(tx, HOUSE, claimId(110), NOW));
  for (const other of others.slice(9)) {
    await rows.put('claims', { ...waits, ...other });
    await rows.ask((tx) => showClaim(tx, HOUSE, claimId(other.id), NOW));
  }
  assert.deepEqual(await cells(rows, 'select id, digest from claims where id > 109 order by id'), [
    [110, null],
    [111, 111],
    [112, 111],
  ]);
  assert.deepEqual(await rows.ids('cards', 'true', 'subject_id'), [110, 111]);
});

test('A claim that is looked at too early is looked at when a day has passed', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const waits = { verdict: null, open: true, decided_by: null, decided_at: null, digest: null, flat: null };
  const since = { made_at: ago(hours(1)), reminded_at: ago(hours(1)) };
  await rows.put('claims', { id: 1, person_id: VERA, ...waits, ...since });
  await rows.ask((tx) => remindClaim(tx, HOUSE, claimId(1), NOW));
  assert.deepEqual(await cells(rows, 'select due_at from timers'), [[ahead(hours(23))]]);
});

test('A guard of whom nothing comes is told of once', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.pool.query("update memberships set roles = '{guard}' where person_id = 3");
  await rows.put('guards_seen', { person_id: VERA, seen_at: ago(days(2.5)), told: false });
  const counts: number[] = [];
  for (const day of [0, 1, 2]) {
    await rows.ask((tx) => tellUnseenGuards(tx, HOUSE, ahead(days(day))));
    counts.push((await told(rows)).length);
  }
  assert.deepEqual(counts, [0, 1, 1]);
  assert.deepEqual(await told(rows), [[DINA, { kind: 'guards unseen' }]]);
});

test('Of those who named a car one shares a spot with whoever names it now: nobody is asked', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const car = { plate: 'x', plate_key: 'A111AA77', state: 'known', confirmed_by: null };
  await rows.put('cars', { id: 101, person_id: ANNA, ...car }, { id: 102, person_id: DINA });
  assert.equal(await why(rows, (tx) => addCar(tx, boris, 'А111АА77', NOW)), null);
  assert.deepEqual(await cells(rows, 'select state from cars where person_id = 2'), [['known']]);
});

test('Whoever is asked about a car knows it by its number as he has typed it; a car of the list is confirmed by that', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const car = { plate: 'x', plate_key: 'A111AA', state: 'known', confirmed_by: null };
  await rows.put(
    'cars',
    { id: 101, person_id: ANNA, ...car },
    { id: 102, person_id: VERA, plate_key: 'A222AA77', state: 'asked', confirmed_by: 'list' },
  );
  for (const plate of ['А111АА77', 'А222АА77'])
    assert.equal(await why(rows, (tx) => addCar(tx, vera, plate, NOW)), null);
  assert.deepEqual(await cells(rows, 'select plate_key, about, holder from car_questions'), [
    ['A111AA', VERA, ANNA],
  ]);
  assert.deepEqual(await cells(rows, 'select state, confirmed_by from cars where id = 102'), [
    ['known', 'list'],
  ]);
});

test('A pass whose time is up is none of one’s passes, and nobody who is banned prolongs one', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const pass = { guest: 'x', guest_key: 'x', is_plate: false, salt: '\\x01', ended_at: null, ending: null };
  await rows.put(
    'guest_passes',
    { id: 1, host: ANNA, spot: 45, ...pass, slot: 1, code_key: '\\x01', until: ago(minutes(1)) },
    { id: 2, slot: 2, code_key: '\\x02', until: ahead(hours(1)) },
  );
  const own = await rows.ask((tx) => ownPasses(tx, anna, NOW));
  assert.deepEqual(
    own.map(({ id }) => id),
    [2],
  );
  const longer = { hours: 2, from: ahead(hours(1)) };
  const prolongs = (role: 'banned' | 'resident') =>
    why(rows, (tx) => extendPass(tx, member(ANNA, role, [45]), passId(2), longer, NOW));
  assert.deepEqual([await prolongs('banned'), await prolongs('resident')], ['not allowed', null]);
});

test('Who rents a spot reads until when he does now, and whoever moved it does not', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const wish = { spot: spotOf(46), person: VERA, until: ahead(days(40)) };
  assert.equal(await why(rows, (tx) => moveTenancy(tx, boris, wish, NOW)), null);
  assert.deepEqual(await told(rows), [[VERA, { kind: 'tenancy moved', spot: 46, person: VERA }]]);
});
