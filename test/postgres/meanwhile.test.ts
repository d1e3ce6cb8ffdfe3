import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callNewcomer } from '../../src/core/alerts/call-newcomers.ts';
import { pinAnnouncement } from '../../src/core/announcements/pin-announcement.ts';
import { remindSilent } from '../../src/core/announcements/steer-request.ts';
import { answerPlate } from '../../src/core/cars/answer-plate.ts';
import { seeCar } from '../../src/core/cars/see-cars.ts';
import { announcementId, carId, lendingId, passId } from '../../src/core/kernel/ids.ts';
import { days, hours } from '../../src/core/kernel/time.ts';
import { borrowSpot } from '../../src/core/lending/borrow-spot.ts';
import { lookAtLending, shortenLending } from '../../src/core/lending/end-lending.ts';
import { writeAcross } from '../../src/core/lending/write-across.ts';
import { lookAtPass } from '../../src/core/passes/end-pass.ts';
import { changeGuards, seeWatch, watchFingerprint } from '../../src/core/residents/change-guards.ts';
import { tellJoined } from '../../src/core/strips/join-by-strip.ts';
import { printStrips } from '../../src/core/strips/print-strips.ts';
import { stripsFingerprint } from '../../src/core/strips/strip.ts';
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
const journal = async ({ pool }: Rows) =>
  (await pool.query('select by_person, deed from journal order by id')).rows.map(({ by_person, deed }) => [
    by_person,
    deed,
  ]);

/** Вера stands on 45 for an hour; her card is 101, Анна's is 102. */
async function stands(rows: Rows): Promise<void> {
  const lent = { until: ahead(hours(1)), ended_at: null, ending: null, left_at: null, thread: null };
  await rows.put('free_marks', { spot: 45, until: ahead(hours(5)), hidden: false });
  await rows.put('lendings', {
    id: 1,
    spot: 45,
    borrower: VERA,
    made_at: ago(hours(1)),
    warned: false,
    ...lent,
  });
  const card = { subject_kind: 'lending', subject_id: 1, line_id: null, rings_wanted: 1, message_ref: 'm' };
  await rows.put(
    'cards',
    { id: 101, ...card, part: 'borrower', viewer: VERA },
    { id: 102, part: 'holder', viewer: ANNA },
  );
}

test('Who stays longer on a neighbour’s spot is heard of by both; by as long as it was, or a mark as long as that, by nobody', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await stands(rows);
  const stays = (until: Date) =>
    why(rows, (tx) => borrowSpot(tx, vera, { spot: spotOf(45), until, words: () => 'x' }, NOW));
  const rung = () => rows.ids('cards', 'rings_wanted = 2');
  assert.deepEqual(await stays(ahead(hours(1))), { kind: 'as it is' });
  await rows.ask((tx) => shortenLending(tx, HOUSE, spotOf(45), ahead(hours(1)), NOW));
  assert.deepEqual(await rung(), []);
  assert.equal(await stays(ahead(hours(2))), null);
  assert.deepEqual(await rung(), [101, 102]);
});

test('A holder who wants no signals writes first to whoever stands on his spot, and reads what she answers', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await stands(rows);
  const address = { chat_ref: '1', username: null, unreachable_since: null, bot_id: 1 };
  const [b, v] = [BORIS, VERA].map((person_id) => ({ person_id, external_id: `${person_id}` }));
  assert.ok(b && v);
  await rows.put('addresses', { person_id: ANNA, external_id: '1', ...address }, b, v);
  await rows.pool.query('update holdings set no_signals = true where person_id = 1');
  assert.equal(await why(rows, (tx) => writeAcross(tx, anna, lendingId(1), () => 'Здравствуйте', NOW)), null);
  assert.deepEqual(await rows.ids('alert_parties', "part = 'holder'", 'person_id'), [ANNA, BORIS]);
});

test('Whoever comes to hold a spot while two wait for it hears their call, also where he wants peace from one of them', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  for (const muted of [[VERA], [VERA, DINA]]) {
    await rows.clear('alerts', 'alert_parties', 'mutes', 'addresses', 'cards', 'notices', 'timers');
    const call = { kind: 'sos', spot: 45, plate: null, plate_key: null, closing: null, closed_at: null };
    await rows.put('alerts', { id: 1, ...call, state: 'open', withheld: false });
    const party = { alert_id: 1, answer: null, done_at: null, joined_at: NOW, part: 'sender', reach: null };
    await rows.put('alert_parties', { ...party, person_id: VERA }, { person_id: DINA });
    for (const sender of muted)
      await rows.put('mutes', { holder: ANNA, sender, muted_until: ahead(hours(1)) });
    const address = { chat_ref: '1', username: null, unreachable_since: null, bot_id: 1, external_id: '1' };
    await rows.put('addresses', { person_id: ANNA, ...address });
    await rows.ask((tx) => callNewcomer(tx, HOUSE, spotOf(45), ANNA, NOW));
    const silent = await rows.ids('alert_parties', "part = 'holder' and muted", 'person_id');
    assert.deepEqual(silent, muted.length === 2 ? [ANNA] : []);
    assert.deepEqual(await rows.ids('alert_parties', "part = 'holder'", 'person_id'), [ANNA]);
  }
});

test('Whoever reminds those who are silent stands in the journal; where nobody is silent nobody is reminded', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const asks = { author: BORIS, text: 'Снег', asks_to_move: true, to_spots: null, to_sections: null };
  await rows.put('announcements', {
    id: 1,
    ...asks,
    state: 'done',
    starts_at: ago(hours(1)),
    finished_at: NOW,
  });
  const answer = { announcement_id: 1, answer: 'will move', answered_at: NOW };
  await rows.put('announcement_answers', { person_id: ANNA, ...answer }, { person_id: VERA });
  const reminds = () => why(rows, (tx) => remindSilent(tx, dina, announcementId(1), NOW));
  assert.equal(await reminds(), 'nobody silent');
  await rows.clear('announcement_answers');
  assert.equal(await reminds(), null);
  assert.deepEqual(await journal(rows), [[DINA, { kind: 'silent reminded' }]]);
});

test('What is for all is pinned in the chats of the house, and in none that is linked to no house', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const group = { bot_id: 1, present: true, sees_all: true };
  await rows.put(
    'groups',
    { id: 1, chat_ref: '1', complex_id: HOUSE, ...group },
    { id: 2, chat_ref: '2', complex_id: null },
  );
  const forAll = { author: DINA, text: 'Снег', to_spots: null, to_sections: null };
  await rows.put('announcements', {
    id: 1,
    ...forAll,
    state: 'done',
    starts_at: ago(hours(1)),
    finished_at: NOW,
  });
  assert.equal(await why(rows, (tx) => pinAnnouncement(tx, dina, announcementId(1))), null);
  assert.deepEqual(await rows.ids('announcement_pins', 'true', 'group_id'), [1]);
});

test('A guest who is still inside is told once to a guard whose guest he is', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.pool.query("update memberships set roles = '{guard}' where person_id in (1, 4)");
  const pass = { guest: 'x', guest_key: 'x', is_plate: false, slot: 1, salt: '\\x01', code_key: '\\x01' };
  const inside = { entered_at: ago(hours(1)), left_at: null, ended_at: null, ending: null };
  await rows.put('guest_passes', { id: 1, host: ANNA, spot: 45, until: NOW, ...pass, ...inside });
  await rows.ask((tx) => lookAtPass(tx, HOUSE, passId(1), NOW));
  assert.deepEqual(await rows.ids('notices', 'notice is not null', 'recipient'), [ANNA, DINA]);
});

test('How many strips were printed stands in the journal; an evening to which nobody has come is told of to nobody', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('spots', { number: 45 }, { number: 46 });
  const seen = await rows.ask(async (tx) => stripsFingerprint(await tx.strips.count(HOUSE, NOW), 'all'));
  assert.equal(await why(rows, (tx) => printStrips(tx, dina, 'all', seen, NOW)), null);
  assert.deepEqual(await journal(rows), [[DINA, { kind: 'strips printed', count: 2 }]]);
  await rows.ask((tx) => tellJoined(tx, HOUSE));
  assert.deepEqual(await rows.ids('notices'), []);
});

test('«Сменилась охрана» signs the phone of the gate out, also where no guard is known any more', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const session = { person_id: ANNA, external_id: 'x', device: 'x', bot_id: 1, expires_at: ahead(days(9)) };
  await rows.put(
    'web_sessions',
    { id: 1, token_hash: '\\x01', kind: 'gate', ...session },
    { id: 2, token_hash: '\\x02', kind: 'browser' },
  );
  const watch = await rows.ask((tx) => seeWatch(tx, dina, NOW));
  assert.ok(watch.ok);
  await rows.ask((tx) => changeGuards(tx, dina, watchFingerprint(watch.value), NOW));
  assert.deepEqual(await rows.ids('web_sessions'), [2]);
});

test('A time that nobody has looked at is over when it was up, and the holders hear of it', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await stands(rows);
  await rows.ask((tx) => lookAtLending(tx, HOUSE, lendingId(1), ahead(hours(3))));
  const { rows: ended } = await rows.pool.query('select ended_at from lendings');
  assert.deepEqual(ended, [{ ended_at: ahead(hours(1)) }]);
  assert.deepEqual(await rows.ids('cards', 'rings_wanted = 2'), [101, 102]);
});

test('Of two who name a car, whoever is called a stranger leaves the call about it, and whoever says so stays', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const car = { plate: 'А111АА77', plate_key: 'A111AA77', state: 'known', confirmed_by: null };
  await rows.put(
    'cars',
    { id: 101, person_id: ANNA, ...car },
    ...[
      { id: 102, person_id: BORIS },
      { id: 103, person_id: DINA, confirmed_by: 'family' },
    ],
  );
  const question = { plate_key: 'A111AA77', about: DINA, asked_at: ago(hours(1)) };
  await rows.put(
    'car_questions',
    { id: 1, ...question, holder: BORIS, answer: 'family', answered_at: NOW },
    { id: 2, holder: ANNA, answer: null, answered_at: null },
  );
  const call = { kind: 'blocked', spot: null, plate: 'А111АА77', plate_key: 'A111AA77', unfound: false };
  await rows.put('alerts', { id: 1, ...call, state: 'open', closing: null, closed_at: null });
  const party = {
    alert_id: 1,
    answer: null,
    done_at: null,
    joined_at: NOW,
    part: 'holder',
    reach: 'delivered',
  };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: VERA, reach: null },
    ...[ANNA, BORIS, DINA].map((person_id) => ({ person_id, part: 'holder', reach: 'delivered' })),
  );
  const answers = async () => {
    const seen = await rows.ask((tx) => seeCar(tx, dina, carId(103), NOW));
    return seen.ok && seen.value.rivals.map(({ person, answer }) => [person, answer]);
  };
  assert.deepEqual(await answers(), [
    [ANNA, null],
    [BORIS, 'family'],
  ]);
  assert.equal(await why(rows, (tx) => answerPlate(tx, anna, 2, 'unknown', NOW)), null);
  assert.deepEqual(await rows.ids('alert_parties', "part = 'holder'", 'person_id'), [ANNA, BORIS]);
});
