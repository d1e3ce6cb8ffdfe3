import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calledTo } from '../../src/core/alerts/called-to.ts';
import { complain } from '../../src/core/alerts/complain.ts';
import { muteSender } from '../../src/core/alerts/mute-sender.ts';
import { recordLetter } from '../../src/core/alerts/record-letter.ts';
import { askToMove, seeDraft } from '../../src/core/announcements/address-announcement.ts';
import { pinAnnouncement } from '../../src/core/announcements/pin-announcement.ts';
import { readAnnouncement } from '../../src/core/announcements/read-announcements.ts';
import { closeRequest, seeAnswers } from '../../src/core/announcements/steer-request.ts';
import { runOut } from '../../src/core/away/mark-spot.ts';
import { alertId, announcementId, letterId, type PersonId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import { findLink } from '../../src/core/residents/open-links.ts';
import { printStrips } from '../../src/core/strips/print-strips.ts';
import { stripsFingerprint } from '../../src/core/strips/strip.ts';
import { endLetting, moveTenancy } from '../../src/core/tenancy/end-tenancy.ts';
import { letSpot } from '../../src/core/tenancy/let-spot.ts';
import { actOnVisit } from '../../src/core/windscreen/visit.ts';
import { housed, member, why } from '../support/deeds.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const dina = member(DINA, 'admin');
const boris = member(BORIS, 'resident', [45, 46]);

/** Announcements of Дина, each in another state: a draft, one that waits, goes, is done, and one called off. */
const STATES = ['draft', 'waiting', 'going', 'done', 'called off'] as const;
const announced = { author: DINA, text: 'Снег', asks_to_move: true, to_spots: null, to_sections: null };
const sent = STATES.map((state, at) => {
  return { id: at + 1, state, starts_at: state === 'draft' ? null : ago(hours(1)), finished_at: null };
});

test('What may be done with an announcement depends on how far it is by now', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('announcements', { ...announced, ...sent[0] }, ...sent.slice(1));
  const each = (deed: (id: ReturnType<typeof announcementId>) => ReturnType<typeof why>) =>
    Promise.all(STATES.map((_, at) => deed(announcementId(at + 1))));
  const over = (...open: readonly string[]) => STATES.map((state) => (open.includes(state) ? null : 'over'));
  assert.deepEqual(await each((id) => why(rows, (tx) => readAnnouncement(tx, boris, id, NOW))), [
    'not sent',
    'not sent',
    null,
    null,
    'not sent',
  ]);
  assert.deepEqual(await each((id) => why(rows, (tx) => seeDraft(tx, dina, id))), [
    null,
    'no draft',
    'no draft',
    'no draft',
    'no draft',
  ]);
  assert.deepEqual(await each((id) => why(rows, (tx) => pinAnnouncement(tx, dina, id))), [
    'not sent',
    'not sent',
    'no group',
    'no group',
    'not sent',
  ]);
  assert.deepEqual(
    await each((id) => why(rows, (tx) => seeAnswers(tx, dina, id, NOW))),
    over('going', 'done'),
  );
  assert.deepEqual(
    await each((id) => why(rows, (tx) => closeRequest(tx, dina, id, NOW))),
    over('going', 'done'),
  );
  const asks = async (on: boolean) => {
    await rows.ask((tx) => askToMove(tx, dina, announcementId(1), on));
    return (await rows.ids('announcements', 'asks_to_move and id = 1')).length;
  };
  assert.deepEqual([await asks(false), await asks(true), await asks(false)], [0, 1, 0]);
});

test('A spot is let by whoever owns it, for a time that is ahead', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const lets = (who: typeof boris, until: Date) =>
    why(rows, (tx) => letSpot(tx, who, spotOf(46), until, NOW));
  const tenant = member(VERA, 'resident', [46]);
  assert.equal(await lets(tenant, ahead(days(60))), 'not yours');
  const moves = (until: Date, who = boris) =>
    why(rows, (tx) => moveTenancy(tx, who, { spot: spotOf(46), person: VERA, until }, NOW));
  assert.equal(await moves(ahead(days(90)), tenant), 'not yours', 'nobody prolongs his own time');
  assert.equal(await why(rows, (tx) => endLetting(tx, tenant, spotOf(46), VERA, NOW)), 'not yours');
  for (const until of [ago(days(1)), ahead(days(9000))]) {
    assert.notEqual(await lets(boris, until), null);
    assert.notEqual(await moves(until), null);
  }
  assert.deepEqual([await lets(boris, ahead(days(60))), await moves(ahead(days(60)))], [null, null]);
});

test('A link opens a spot that is its maker’s to give today, whoever he was when he made it', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const { createHash } = await import('node:crypto');
  const secret = (id: number) => {
    return { id, token_hash: `\\x${createHash('sha256').update(`link ${id}`).digest('hex')}` };
  };
  const link = { spot: 46, made_by: BORIS, expires_at: ahead(days(1)), used_at: null, revoked_at: null };
  const let_ = { family: false, tenant_until: ahead(days(30)) };
  const family = { family: true, tenant_until: null };
  await rows.put(
    'invites',
    { ...link, ...family, ...secret(1) },
    ...[
      { ...let_, ...secret(2) },
      { made_by: ANNA, ...secret(3) },
      { made_by: ANNA, ...let_, ...secret(4) },
      { made_by: VERA, ...secret(5) },
      { made_by: 9, ...secret(6) },
    ],
  );
  const opens = async (id: number) =>
    (await rows.ask((tx) => findLink(tx, HOUSE, `link ${id}`, NOW))) !== null;
  const good = async () => Promise.all([1, 2, 3, 4, 5, 6].map(opens));
  assert.deepEqual(await good(), [true, true, false, false, false, false]);
  await rows.pool.query('update memberships set banned_until = $1 where person_id = 2', [ahead(1)]);
  assert.deepEqual(await good(), [false, false, false, false, false, false]);
});

test('A mark that ends later by now stays when its old time comes', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('free_marks', { spot: 45, until: ahead(hours(1)), hidden: false });
  await rows.put('lendings', { id: 1, spot: 45, borrower: VERA, until: ahead(hours(1)), ended_at: null });
  await rows.ask((tx) => runOut(tx, HOUSE, spotOf(45), NOW));
  assert.deepEqual(await rows.ids('free_marks', 'true', 'spot'), [45]);
  assert.deepEqual(await rows.ids('lendings', 'ended_at is null'), [1], 'and so does whoever stands there');
  await rows.ask((tx) => runOut(tx, HOUSE, spotOf(45), ahead(hours(1))));
  assert.deepEqual(await rows.ids('free_marks', 'true', 'spot'), []);
});

test('Nobody is muted in a thread that is closed, nor where several ask; a complaint is about a letter of its thread', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const party = (alert: number, part: string, person: PersonId) => {
    return { alert_id: alert, part, person_id: person, reach: part === 'sender' ? null : 'delivered' };
  };
  const alert = { kind: 'sos', spot: 45, closing: null, closed_at: null, plate: null, plate_key: null };
  await rows.put(
    'alerts',
    { id: 1, ...alert, state: 'open' },
    ...[
      { id: 2, state: 'closed', closing: 'resolved', closed_at: NOW },
      { id: 3, spot: 46 },
    ],
    { id: 4, state: 'closed', closing: 'resolved', closed_at: NOW },
  );
  await rows.put(
    'alert_parties',
    {
      joined_at: NOW,
      done_at: null,
      answer: null,
      answered_at: null,
      muted: false,
      ...party(1, 'sender', VERA),
    },
    ...[party(1, 'holder', ANNA), party(2, 'sender', VERA), party(2, 'holder', ANNA)],
    ...[party(3, 'sender', VERA), party(3, 'sender', BORIS), party(3, 'holder', ANNA)],
    ...[{ ...party(4, 'sender', VERA), done_at: NOW }, party(4, 'holder', ANNA)],
  );
  const anna = member(ANNA, 'resident', [45]);
  const mutes = (id: number) => why(rows, (tx) => muteSender(tx, anna, alertId(id), true, NOW));
  assert.deepEqual(
    [await mutes(2), await mutes(4), await mutes(3), await mutes(1)],
    ['closed', 'closed', 'not yours', null],
  );
  await rows.put(
    'alert_letters',
    { id: 1, alert_id: 3, author: VERA, part: 'sender', text: 'x' },
    { id: 2, alert_id: 1 },
  );
  const complains = (letter: number) =>
    why(rows, (tx) => complain(tx, anna, alertId(1), letterId(letter), NOW));
  assert.deepEqual([await complains(1), await complains(2)], ['not yours', null]);
});

test('A guard finds what waits for him at the gate: nothing that calls him as a neighbour, and nothing that is settled', async (t) => {
  const rows = await openRows(t);
  const call = { kind: 'unknown', spot: null, plate: null, plate_key: null, closing: null, closed_at: null };
  await rows.put(
    'alerts',
    { id: 1, ...call, state: 'open', taken_by: null, helped_at: null },
    ...[{ id: 2 }, { id: 3, taken_by: BORIS }, { id: 4, helped_at: ago(minutes(5)) }],
  );
  const helper = { part: 'helper', person_id: DINA, reach: 'delivered', answer: null, done_at: null };
  await rows.put(
    'alert_parties',
    { alert_id: 1, ...helper, joined_at: NOW },
    ...[{ alert_id: 2, part: 'holder' }, { alert_id: 3 }, { alert_id: 4 }],
  );
  const found = await rows.ask((tx) => calledTo(tx, member(DINA, 'guard')));
  assert.deepEqual(found, { ok: true, value: [1] });
});

test('Without spots nothing is printed, and on the page of nobody nothing is done', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const seen = await rows.ask(async (tx) => stripsFingerprint(await tx.strips.count(HOUSE, NOW), 'all'));
  assert.equal(await why(rows, (tx) => printStrips(tx, dina, 'all', seen, NOW)), 'no spots');
  assert.equal(await why(rows, (tx) => actOnVisit(tx, 'nobody', 'call', NOW)), 'no visit');
});

test('A letter that arrives late is counted on the card of its author, and a card of answers that is there comes up again', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('alert_letters', { id: 1, alert_id: 1, author: VERA, part: 'sender', text: 'x' }, { id: 2 });
  const card = {
    subject_kind: 'letter',
    subject_id: 1,
    part: '',
    viewer: VERA,
    line_id: null,
    rings_wanted: 1,
  };
  await rows.put(
    'cards',
    { id: 101, ...card },
    ...[
      { id: 102, subject_id: 2 },
      { id: 103, subject_kind: 'announcement', subject_id: 3, viewer: DINA },
      { id: 104, subject_kind: 'announcement', subject_id: 3, viewer: BORIS },
    ],
  );
  await rows.ask((tx) => recordLetter(tx, HOUSE, letterId(1), 'delivered', NOW));
  assert.deepEqual(await rows.ids('notices', "state = 'due'", 'card_id'), [101]);
  assert.deepEqual(await rows.ids('alert_letters', 'delivered = 1'), [1]);
  await rows.put('announcements', { ...announced, ...sent[2], author: BORIS });
  assert.equal(await why(rows, (tx) => seeAnswers(tx, dina, announcementId(3), NOW)), null);
  assert.deepEqual(await rows.ids('cards', 'rings_wanted = 2'), [103]);
});
