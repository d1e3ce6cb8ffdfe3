import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimId, type PersonId } from '../../src/core/kernel/ids.ts';
import { days } from '../../src/core/kernel/time.ts';
import { admit } from '../../src/core/residents/admit.ts';
import { banResident, liftBan } from '../../src/core/residents/ban.ts';
import { changeGuards, seeWatch, watchFingerprint } from '../../src/core/residents/change-guards.ts';
import { refreshClaims } from '../../src/core/residents/change-holders.ts';
import { removeAdmin, removeGuard } from '../../src/core/residents/change-roles.ts';
import { decideClaim } from '../../src/core/residents/decide-claim.ts';
import { findDisputes, isAgreed } from '../../src/core/residents/dispute.ts';
import { giveUpSpot } from '../../src/core/residents/give-up-spot.ts';
import { freeSpot, giveSpot, removeHolder, reportHolder } from '../../src/core/residents/hold-spot.ts';
import { holdersFingerprint } from '../../src/core/residents/holders-fingerprint.ts';
import { listLinks } from '../../src/core/residents/open-links.ts';
import { housed, member, why } from '../support/deeds.ts';
import { ANNA, ahead, BORIS, DINA, HOUSE, NOW, openRows, type Rows, spotOf, VERA } from '../support/rows.ts';

const dina = member(DINA, 'admin');
const anna = member(ANNA, 'resident', [45]);
const vera = member(VERA, 'resident', [46]);
const waits = { verdict: null, open: true, decided_by: null, decided_at: null, digest: null, flat: null };

const cells = async ({ pool }: Rows, query: string) =>
  (await pool.query({ text: query, rowMode: 'array' })).rows;
const told = (rows: Rows, kind: string) =>
  cells(rows, `select recipient from notices where notice ->> 'kind' = '${kind}' order by id`);
const CARD = { part: '', line_id: null, message_ref: 'm' };

/** Which cards are drawn anew by it. */
async function redrawn(rows: Rows, deed: Parameters<Rows['ask']>[0]) {
  await rows.clear('notices');
  await rows.ask(deed);
  return [...new Set(await rows.ids('notices', 'card_id is not null', 'card_id'))];
}

test('A link answers what was claimed of its spot, or a claim without a spot; the rest waits as it did', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const claim = { ...waits, made_at: NOW, reminded_at: NOW };
  await rows.put(
    'claims',
    { id: 1, person_id: VERA, ...claim, digest: 9 },
    { id: 2, person_id: ANNA, digest: null },
  );
  await rows.put('claim_spots', { claim_id: 1, spot: 47, state: 'open' }, { spot: 45 });
  await rows.put(
    'cards',
    { id: 101, subject_kind: 'claim', subject_id: 1, viewer: DINA, ...CARD },
    { id: 102, subject_id: 9, part: 'digest' },
    { id: 103, subject_id: 2 },
  );
  await rows.put('timers', { kind: 'claim', subject_id: 1, due_at: ahead(days(1)) }, { subject_id: 2 });
  const admits = (person: PersonId, spot: number) =>
    redrawn(rows, (tx) =>
      admit(tx, member(person, 'resident'), { spot: spotOf(spot), by: {}, spend: async () => true }, NOW),
    );
  assert.deepEqual(await admits(VERA, 47), [101, 102]);
  assert.deepEqual(await admits(ANNA, 48), [103]);
  assert.deepEqual(await cells(rows, 'select id, open from claims order by id'), [
    [1, true],
    [2, false],
  ]);
  assert.deepEqual(await cells(rows, "select subject_id from timers where kind = 'claim'"), [[1]]);
});

test('Whoever comes to a spot, leaves it or loses it changes the cards of those who claim it', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('claims', { id: 1, person_id: 9, ...waits }, { id: 2, person_id: VERA });
  await rows.put('claim_spots', { claim_id: 1, spot: 45, state: 'open' }, { claim_id: 2 });
  await rows.put('cards', { id: 101, subject_kind: 'claim', subject_id: 1, viewer: DINA, ...CARD });
  const spot = spotOf(45);
  const seen = (...people: readonly PersonId[]) => holdersFingerprint(people);
  const gift = { spot, person: DINA, how: 'assign', seen: seen(ANNA, BORIS) } as const;
  assert.equal(
    await why(rows, (tx) => giveSpot(tx, dina, { ...gift, seen: seen(ANNA) }, NOW)),
    'changed',
    'another holds it than he was asked about',
  );
  assert.equal(await why(rows, (tx) => freeSpot(tx, dina, spot, seen(ANNA), NOW)), 'changed');
  const changes = [
    await redrawn(rows, (tx) => giveSpot(tx, dina, gift, NOW)),
    await redrawn(rows, (tx) => removeHolder(tx, dina, spot, BORIS, NOW)),
    await redrawn(rows, (tx) => giveUpSpot(tx, anna, spot, NOW)),
    await redrawn(rows, (tx) => decideClaim(tx, dina, claimId(2), { kind: 'assign held', spot }, NOW)),
    await redrawn(rows, (tx) => freeSpot(tx, dina, spot, seen(DINA, VERA), NOW)),
    await redrawn(rows, (tx) => admit(tx, anna, { spot, by: {}, spend: async () => true }, NOW)),
  ];
  assert.deepEqual(changes, Array(6).fill([101]));
});

test('Of a claimed spot its owners are asked, once in thirty days, also who holds it since; a tenant has no say', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('claims', { id: 1, person_id: ANNA, ...waits, made_at: NOW });
  await rows.put('claim_spots', { claim_id: 1, spot: 46, state: 'open' });
  const asks = () => rows.ask((tx) => refreshClaims(tx, HOUSE, spotOf(46), NOW));
  await asks();
  await asks();
  assert.deepEqual(await told(rows, 'holder question'), [[BORIS]]);
  await rows.pool.query('update claims set open = false; update claim_spots set claim_id = 2');
  await rows.put('claims', { id: 2, person_id: ANNA, ...waits, made_at: NOW });
  await asks();
  assert.deepEqual(await told(rows, 'holder question'), [[BORIS]]);
});

test('Whoever may do less or more from now on, or is banned, has his cards and those of the house drawn so', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.pool.query("update memberships set roles = '{admin,guard}' where person_id in (1, 4)");
  await rows.put('alerts', { id: 1, kind: 'blocked', spot: 46, state: 'open' });
  await rows.put('alert_parties', { alert_id: 1, part: 'sender', person_id: ANNA, joined_at: NOW });
  await rows.put('claims', { id: 1, person_id: VERA, ...waits });
  await rows.put(
    'cards',
    { id: 101, subject_kind: 'claim', subject_id: 1, viewer: ANNA, ...CARD },
    { id: 102, subject_kind: 'alert', part: 'sender' },
  );
  const ban = { until: ahead(days(1)), reason: 'шум' };
  const spots = {
    spot: 45,
    caller: 'x',
    guest: 'x',
    asked_at: NOW,
    asked: 1,
    asked_by: ANNA,
    state: 'asked',
  };
  const asking = async () => {
    await rows.clear('gate_questions');
    await rows.put('gate_questions', { id: 1, ...spots });
  };
  const open = () => rows.ids('gate_questions', "state = 'asked'");
  await asking();
  const lent = { spot: 46, made_at: NOW, until: ahead(days(1)), ended_at: null, left_at: null, ending: null };
  await rows.put('lendings', { id: 1, borrower: ANNA, ...lent });
  assert.deepEqual(await redrawn(rows, (tx) => banResident(tx, dina, ANNA, ban, NOW)), [101, 102]);
  assert.deepEqual([await open(), await rows.ids('lendings', 'ended_at is null')], [[], []]);
  assert.deepEqual(await redrawn(rows, (tx) => liftBan(tx, dina, ANNA, NOW)), [101, 102]);
  await asking();
  assert.deepEqual(await redrawn(rows, (tx) => removeGuard(tx, dina, ANNA, NOW)), [102]);
  assert.deepEqual(await open(), []);
  assert.deepEqual(await redrawn(rows, (tx) => removeAdmin(tx, dina, ANNA, NOW)), [101, 102]);
});

test('«Сменилась охрана» takes the guards out of the calls and draws their cards so; whoever pressed reads no notice of it', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.pool.query("update memberships set roles = roles || '{guard}' where person_id in (1, 4)");
  await rows.put('alerts', { id: 1, kind: 'blocked', spot: 46, state: 'open', taken_by: ANNA }, { id: 2 });
  const party = { alert_id: 1, joined_at: NOW };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: VERA },
    ...[ANNA, DINA].map((person_id) => ({ part: 'helper', person_id, reach: 'delivered' })),
    { alert_id: 2, person_id: ANNA },
  );
  await rows.put(
    'cards',
    { id: 101, subject_kind: 'alert', subject_id: 1, viewer: ANNA, ...CARD, part: 'helper' },
    { id: 102, subject_id: 2, part: 'sender' },
  );
  const question = { spot: 45, caller: 'x', guest: 'x', asked_at: NOW, asked: 1, state: 'asked' };
  await rows.put('gate_questions', { id: 1, ...question, asked_by: ANNA });
  const watch = await rows.ask((tx) => seeWatch(tx, dina, NOW));
  assert.ok(watch.ok);
  const mark = watchFingerprint(watch.value);
  assert.deepEqual(await redrawn(rows, (tx) => changeGuards(tx, dina, mark, NOW)), [101, 102]);
  assert.deepEqual(await rows.ids('gate_questions', "state = 'asked'"), []);
  assert.deepEqual(await told(rows, 'guard removed'), [[ANNA]]);
  assert.deepEqual(await told(rows, 'guards changed'), []);
  assert.deepEqual(await told(rows, 'helper left'), [[VERA]]);
  const helpers = await cells(rows, "select person_id from alert_parties where part = 'helper'");
  assert.deepEqual(helpers, [[DINA]], 'who is an admin, too, is called on');
});

test('A link stands among the open ones while its maker may make it, and has the spot', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const link = { expires_at: ahead(days(1)), used_at: null, revoked_at: null, tenant_until: null };
  await rows.put(
    'invites',
    { id: 1, token_hash: '\\x01', ...link, spot: 45, made_by: ANNA, family: true },
    ...[
      { id: 2, token_hash: '\\x02', spot: 46 },
      { id: 3, token_hash: '\\x03', spot: 46, family: false, tenant_until: ahead(days(9)) },
      { id: 4, token_hash: '\\x04', spot: null, family: false },
      { id: 5, token_hash: '\\x05', spot: null, family: false, made_by: DINA },
    ],
  );
  const links = await rows.ask((tx) => listLinks(tx, dina, NOW));
  assert.deepEqual(links.ok && links.value.map(({ id }) => id).sort(), [1, 5]);
});

test('Nobody is reported who does not hold the spot by now', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const reports = (person: PersonId) => why(rows, (tx) => reportHolder(tx, anna, spotOf(45), person));
  assert.deepEqual([await reports(VERA), await reports(BORIS)], ['gone', null]);
  assert.equal(await why(rows, (tx) => reportHolder(tx, vera, spotOf(45), BORIS)), 'not yours');
});

test('A dispute is settled by an owner’s word about that spot alone, and not against another’s', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('claims', { id: 1, person_id: DINA, ...waits, made_at: NOW });
  await rows.put('claim_spots', { claim_id: 1, spot: 45, state: 'open' }, { spot: 46 });
  const said = { claim_id: 1, spot: 46, asked_at: NOW, answered_at: NOW };
  await rows.put(
    'holder_questions',
    { ...said, holder: VERA, answer: 'family' },
    { holder: BORIS, answer: null },
    { holder: BORIS, answer: 'family', spot: 45 },
    { holder: ANNA, answer: 'unknown', spot: 45 },
  );
  const found = await rows.ask(async (tx) => {
    const claim = await tx.claims.get(HOUSE, claimId(1));
    return claim ? findDisputes(tx, claim) : [];
  });
  assert.deepEqual(
    found.map((one) => [one.spot, one.holders.map(({ answer }) => answer), isAgreed(one)]),
    [
      [45, ['unknown', 'family'], false],
      [46, [null, null], false],
    ],
  );
});

test('Who rents a spot and is given it for good reads of himself no news; what is left of a claim is brought up again', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('alerts', { id: 1, kind: 'blocked', spot: 47, state: 'open', withheld: false });
  await rows.put('alert_parties', { alert_id: 1, part: 'sender', person_id: ANNA, joined_at: NOW });
  const address = { chat_ref: '1', username: null, unreachable_since: null, bot_id: 1 };
  await rows.put('addresses', { person_id: VERA, external_id: '3', ...address });
  await rows.put('claims', { id: 1, person_id: VERA, ...waits, made_at: NOW });
  await rows.put('claim_spots', { claim_id: 1, spot: 46, state: 'open' }, { spot: 45 }, { spot: 47 });
  await rows.put('timers', { kind: 'claim', subject_id: 1, due_at: ahead(days(1)) });
  const gives = (spot: number) =>
    why(rows, (tx) => decideClaim(tx, dina, claimId(1), { kind: 'assign held', spot: spotOf(spot) }, NOW));
  assert.deepEqual([await gives(46), await gives(47)], [null, null]);
  assert.deepEqual(await told(rows, 'co-holder joined'), [[BORIS]]);
  assert.deepEqual(await cells(rows, "select subject_id from timers where kind = 'claim'"), [[1]]);
  const called = await cells(rows, "select person_id from alert_parties where part = 'holder'");
  assert.deepEqual(called, [[VERA]], 'the call about a spot that was nobody’s reaches her');
  assert.equal(await gives(45), null);
  assert.deepEqual(await cells(rows, "select subject_id from timers where kind = 'claim'"), []);
});

test('Whoever joins is asked for his car, whichever way he came: by a link, a gift, a verdict; a resident is not', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.pool.query('update memberships set approved_at = null where person_id < 4');
  await rows.put('claims', { id: 1, person_id: VERA, ...waits, made_at: NOW });
  await rows.put('claim_spots', { claim_id: 1, spot: 48, state: 'open' });
  const comes = (person: PersonId, spot: number) =>
    rows.ask((tx) =>
      admit(tx, member(person, 'newcomer'), { spot: spotOf(spot), by: {}, spend: async () => true }, NOW),
    );
  await comes(ANNA, 47);
  const gift = { spot: spotOf(49), person: BORIS, how: 'assign', seen: holdersFingerprint([]) } as const;
  assert.equal(await why(rows, (tx) => giveSpot(tx, dina, gift, NOW)), null);
  assert.equal(await why(rows, (tx) => decideClaim(tx, dina, claimId(1), { kind: 'approve' }, NOW)), null);
  await comes(DINA, 50);
  assert.deepEqual(await told(rows, 'car offer'), [[ANNA], [BORIS], [VERA]]);
});
