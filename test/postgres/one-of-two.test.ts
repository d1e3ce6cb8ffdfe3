import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAtGate } from '../../src/application/look-at-gate.ts';
import { actOnThread } from '../../src/core/alerts/act-on-thread.ts';
import { sellCar } from '../../src/core/alerts/sell-car.ts';
import { takeCopy } from '../../src/core/backups/want-copy.ts';
import { alertId, claimId, gateQuestionId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import { callBrowser } from '../../src/core/notifications/browsers.ts';
import { lookAtQuestion } from '../../src/core/passes/answer-at-gate.ts';
import { becomeAdmin } from '../../src/core/residents/become-admin.ts';
import { giveUpSpot } from '../../src/core/residents/give-up-spot.ts';
import { showNextClaim } from '../../src/core/residents/see-claims.ts';
import { openSession } from '../../src/core/web/sign-in.ts';
import { issueTagFor } from '../../src/core/windscreen/own-tags.ts';
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

/** Вера waits for Борис of 45, who has heard of it. */
async function calls(rows: Rows, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const call = { kind: 'blocked', spot: 45, plate: null, plate_key: null, closing: null, closed_at: null };
  await rows.put('alerts', { id: 1, ...call, state: 'open', unfound: false, ...more });
  const party = { alert_id: 1, answer: null, done_at: null, joined_at: NOW, spot: null };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: VERA, reach: null, spot: 46 },
    { part: 'holder', person_id: BORIS, reach: 'delivered' },
  );
}
const told = async ({ pool }: Rows) =>
  (await pool.query('select recipient, notice from notices where notice is not null order by id')).rows;

test('A call is signed with a spot of one’s own, whatever number a forged button names', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await calls(rows);
  const vera = member(VERA, 'resident', [46, 47]);
  const signs = (spot: number) =>
    why(rows, (tx) => actOnThread(tx, vera, alertId(1), { kind: 'sign', spot: spotOf(spot) }, NOW));
  assert.deepEqual([await signs(45), await signs(47)], ['not yours', null]);
});

test('Whose card an admin prints anew hears that his own is void, and nobody whose first one it is', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('holdings', { spot: 45, person_id: DINA, tenant_until: null });
  const prints = (replaced: number, person = ANNA) =>
    why(rows, (tx) => issueTagFor(tx, dina, { person, spot: spotOf(45) }, replaced, NOW));
  assert.equal(await prints(0), null);
  assert.deepEqual([await prints(0, DINA), await prints(1, DINA)], [null, null], 'of her own she knows');
  assert.deepEqual(await told(rows), []);
  assert.equal(await prints(1), null);
  assert.deepEqual(await told(rows), [{ recipient: ANNA, notice: { kind: 'tag void', spot: 45 } }]);
});

test('Into a chat goes a copy that is encrypted, and no other', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const made = { kind: 'asked', state: 'made', asked_by: DINA, settled_at: NOW, header: {}, sha256: '\\x01' };
  await rows.put(
    'backups',
    { id: 1, ...made, file_name: 'plain', bytes: 1, encrypted: false },
    { id: 2, file_name: 'secret', encrypted: true },
  );
  const vault = { list: async () => [{ name: 'plain' }, { name: 'secret' }] as never };
  const takes = (id: number) => why(rows, (tx) => takeCopy(tx, dina, id, vault));
  assert.deepEqual([await takes(1), await takes(2)], ['plain', null]);
});

test('A browser that changes hands calls its new person; the old one is lost to whoever waits, unless a messenger reaches him', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('bots', { id: 9, messenger: 'web', external_id: 'web' });
  for (const hasMessenger of [false, true]) {
    await rows.clear('alerts', 'alert_parties', 'addresses', 'web_sessions', 'push_subscriptions', 'notices');
    await calls(rows);
    const address = { chat_ref: '1', username: null, unreachable_since: null };
    await rows.put('addresses', { person_id: BORIS, bot_id: 9, external_id: 'b', ...address });
    if (hasMessenger)
      await rows.put('addresses', { person_id: BORIS, bot_id: 1, external_id: 'b', ...address });
    const session = { kind: 'browser', device: 'x', bot_id: 9, expires_at: ahead(days(9)) };
    await rows.put(
      'web_sessions',
      { id: 1, token_hash: '\\x01', person_id: BORIS, external_id: 'b', ...session },
      { id: 2, token_hash: '\\x02', person_id: ANNA, external_id: 'a' },
    );
    const browser = { endpoint: 'https://push', p256dh: 'x', auth: 'x' };
    await rows.put('push_subscriptions', { id: 1, session_id: 1, person_id: BORIS, ...browser });
    assert.equal(await why(rows, (tx) => callBrowser(tx, anna, 2, browser, NOW)), null);
    const lost = await rows.ids('alert_parties', "reach = 'unreachable'", 'person_id');
    assert.deepEqual(lost, hasMessenger ? [] : [BORIS]);
  }
});

test('Claims are looked through one by one, and after the last one from the first again', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const waits = { verdict: null, open: true, decided_by: null, decided_at: null, digest: null, flat: null };
  await rows.put(
    'claims',
    { id: 1, person_id: ANNA, ...waits },
    { id: 2, person_id: BORIS },
    { id: 3, person_id: VERA },
  );
  const next = async (id: number) => {
    const shown = await rows.ask((tx) => showNextClaim(tx, dina, claimId(id)));
    return shown.ok && shown.value;
  };
  assert.deepEqual([await next(1), await next(2), await next(3)], [2, 3, 1]);
});

test('Whoever owns a spot reads that its tenant has given it up', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await why(rows, (tx) => giveUpSpot(tx, member(VERA, 'resident', [46]), spotOf(46), NOW));
  const left = { kind: 'tenancy over', spot: 46, person: VERA, how: 'left' };
  assert.deepEqual(await told(rows), [{ recipient: BORIS, notice: left }]);
});

test('Whoever becomes an admin has the cars that two name brought up, also those that he has read before', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const car = { plate: 'x', plate_key: 'A111AA77', state: 'known', confirmed_by: null };
  await rows.put('cars', { id: 101, person_id: ANNA, ...car }, { id: 102, person_id: VERA, state: 'asked' });
  await rows.put('car_questions', {
    ...{ id: 1, plate_key: 'A111AA77', about: VERA, holder: ANNA, asked_at: NOW },
    ...{ answer: 'unknown', answered_at: NOW },
  });
  const card = { subject_kind: 'car', subject_id: 102, part: '', line_id: null, rings_wanted: 1 };
  await rows.put('cards', { id: 101, ...card, viewer: BORIS }, { id: 102, viewer: DINA });
  await rows.ask((tx) => becomeAdmin(tx, HOUSE, BORIS));
  assert.deepEqual(await rows.ids('cards', 'rings_wanted = 2'), [101]);
});

test('The phone of the gate that is signed in is told like every other device, a look from the messenger is not', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('bots', { id: 9, messenger: 'web', external_id: 'web' });
  for (const kind of ['gate', 'mini app', 'browser'] as const)
    await rows.ask((tx) => openSession(tx, HOUSE, ANNA, { kind, device: 'телефон' }, NOW));
  assert.equal((await told(rows)).length, 2);
});

test('Who sells his car after a call is over changes nothing of that call', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const over = { state: 'closed', closing: 'resolved', closed_at: NOW };
  await calls(rows, { spot: null, plate: 'А111АА77', plate_key: 'A111AA77', ...over });
  const car = { plate: 'А111АА77', plate_key: 'A111AA77', state: 'known', confirmed_by: null };
  await rows.put('cars', { id: 101, person_id: BORIS, ...car });
  assert.equal(await why(rows, (tx) => sellCar(tx, member(BORIS, 'resident', [45]), alertId(1), NOW)), null);
  assert.deepEqual(await rows.ids('cars'), []);
  assert.deepEqual(await rows.ids('alert_parties', "part = 'holder'", 'person_id'), [BORIS]);
});

test('A question at the gate that is looked at too early is looked at again when its time has come', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const asked = { spot: 45, caller: 'taxi', guest: 'x', asked_by: DINA, asked: 2, state: 'asked' };
  const free = { decided_by: null, decided_at: null, pass_id: null };
  await rows.put('gate_questions', { id: 1, ...asked, ...free, asked_at: NOW });
  await rows.ask((tx) => lookAtQuestion(tx, HOUSE, gateQuestionId(1), ahead(minutes(1))));
  const { rows: timers } = await rows.pool.query('select due_at from timers');
  assert.deepEqual(timers, [{ due_at: ahead(minutes(3)) }]);
});

test('The guard finds who stands on the spot that he types, once, and on no other spot', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const lent = { until: ahead(hours(1)), ended_at: null, ending: null, left_at: null, thread: null };
  await rows.put(
    'lendings',
    { id: 1, spot: 145, borrower: VERA, made_at: ago(hours(1)), ...lent },
    { id: 2, spot: 1450, borrower: BORIS },
  );
  const car = { plate: 'А145ВС77', plate_key: 'A145BC77', state: 'known', confirmed_by: null };
  await rows.put('cars', { id: 101, person_id: VERA, ...car });
  const pass = {
    guest: 'А145ВС99',
    guest_key: 'A145BC99',
    is_plate: true,
    slot: null,
    salt: '\\x01',
    code_key: '\\x01',
  };
  const over = {
    until: ago(hours(1)),
    ended_at: ago(hours(1)),
    ending: 'over',
    entered_at: null,
    left_at: null,
  };
  await rows.put(
    'guest_passes',
    { id: 1, host: ANNA, spot: 45, ...pass, ...over },
    { id: 2, until: ago(days(1)), ended_at: ago(days(1)), code_key: '\\x02' },
  );
  const account = { pace: async () => 'fine' as const };
  const found = await rows.ask((tx) => lookAtGate(tx, account, member(DINA, 'guard'), '145', NOW));
  assert.ok(found.ok);
  const { lendings, cars, passes } = found.value;
  assert.deepEqual([lendings.map(({ id }) => id), cars.length], [[1], 1]);
  assert.deepEqual(
    passes.map(({ id }) => id),
    [1],
    'and of the passes by that number the one that was over today',
  );
  const alone = await rows.ask((tx) => lookAtGate(tx, account, member(DINA, 'guard'), '1450', NOW));
  assert.ok(alone.ok);
  assert.deepEqual(
    [alone.value.lendings.map(({ id }) => id), alone.value.fault],
    [[2], null],
    'whoever stands there without a car in the bot is not «nothing found»',
  );
});
