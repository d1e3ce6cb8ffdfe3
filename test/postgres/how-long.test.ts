import assert from 'node:assert/strict';
import { test } from 'node:test';
import { muteSender } from '../../src/core/alerts/mute-sender.ts';
import { wantCopy } from '../../src/core/backups/want-copy.ts';
import { addCar } from '../../src/core/cars/add-car.ts';
import { lookUp } from '../../src/core/directory/look-up.ts';
import { alertId, claimId } from '../../src/core/kernel/ids.ts';
import { type Duration, days, hours, minutes, seconds } from '../../src/core/kernel/time.ts';
import { lendingsAtGate } from '../../src/core/lending/see-lendings.ts';
import { disputedSpots, findDisputes } from '../../src/core/residents/dispute.ts';
import { inviteFamily } from '../../src/core/residents/invite-family.ts';
import { inviteGuard } from '../../src/core/residents/invite-guard.ts';
import { inviteResident } from '../../src/core/residents/invite-resident.ts';
import { remindClaim } from '../../src/core/residents/remind-claim.ts';
import { printStrips } from '../../src/core/strips/print-strips.ts';
import { stripsFingerprint } from '../../src/core/strips/strip.ts';
import { letSpot, seeLettings } from '../../src/core/tenancy/let-spot.ts';
import { giveLogin } from '../../src/core/web/sign-in.ts';
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
const vera = member(VERA, 'resident', [46]);
const boris = member(BORIS, 'resident', [45, 46]);
const cells = async ({ pool }: Rows, query: string) =>
  (await pool.query({ text: query, rowMode: 'array' })).rows;
const waits = { verdict: null, open: true, decided_by: null, decided_at: null, digest: null, flat: null };

test('Each link, code, strip and silence is good for as long as is said of it', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('spots', { number: 45 });
  await rows.ask((tx) => inviteGuard(tx, dina, NOW));
  await rows.ask((tx) => inviteFamily(tx, boris, spotOf(45), NOW));
  await rows.ask((tx) => inviteResident(tx, dina, spotOf(47), NOW));
  await rows.ask((tx) => letSpot(tx, boris, spotOf(45), ahead(days(30)), NOW));
  const two = ahead(hours(48));
  const links = await cells(rows, 'select expires_at from invites order by id');
  assert.deepEqual(links, [[two], [two], [ahead(days(7))], [two]]);
  await rows.ask((tx) => giveLogin(tx, vera, NOW));
  assert.deepEqual(await cells(rows, 'select expires_at from web_logins'), [[ahead(minutes(5))]]);
  const seen = await rows.ask(async (tx) => stripsFingerprint(await tx.strips.count(HOUSE, NOW), 'all'));
  const printed = await rows.ask((tx) => printStrips(tx, dina, 'all', seen, NOW));
  assert.deepEqual(printed.ok && printed.value.until, ahead(days(60)));
  assert.deepEqual(await cells(rows, 'select expires_at from strips'), [[ahead(days(60))]]);
  const call = { kind: 'blocked', spot: 46, plate: null, plate_key: null, closing: null, closed_at: null };
  await rows.put('alerts', { id: 1, ...call, state: 'open' });
  const party = { alert_id: 1, answer: null, done_at: null, joined_at: NOW };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: ANNA, reach: null },
    { part: 'holder', person_id: BORIS, reach: 'delivered' },
  );
  assert.equal(await why(rows, (tx) => muteSender(tx, boris, alertId(1), true, NOW)), null);
  assert.deepEqual(await cells(rows, 'select muted_until from mutes'), [[ahead(days(1))]]);
});

test('Twenty numbers an hour, one copy a minute', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const looks = async (wait: Duration) => {
    await rows.clear('tried_numbers');
    const [first, ...more] = Array.from({ length: 20 }, (_, at) => ({ spot: 101 + at }));
    await rows.put('tried_numbers', { person_id: VERA, tried_at: ago(wait), ...first }, ...more);
    return why(rows, (tx) => lookUp(tx, vera, spotOf(45), NOW));
  };
  assert.deepEqual([await looks(minutes(59)), await looks(minutes(61))], ['too many numbers', null]);
  const copies = (at: Date) => why(rows, (tx) => wantCopy(tx, dina, at));
  assert.deepEqual(
    [await copies(NOW), await copies(ahead(seconds(59))), await copies(ahead(seconds(61)))],
    [null, 'just made', null],
  );
});

test('What was said of somebody is asked again after thirty days: of a spot that he claims, and of a car', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  for (const [wait, isSaid] of [
    [29, true],
    [31, false],
  ] as const) {
    await rows.clear('claims', 'claim_spots', 'holder_questions', 'cars', 'car_questions', 'notices');
    const said = { asked_at: ago(days(wait)), answered_at: ago(days(wait)), answer: 'family', holder: ANNA };
    await rows.put('claims', { id: 1, person_id: VERA, ...waits, open: false, made_at: ago(days(wait)) });
    await rows.put('claims', { id: 2, person_id: VERA, ...waits, made_at: NOW });
    await rows.put('claim_spots', { claim_id: 2, spot: 45, state: 'open' });
    await rows.put('holder_questions', { claim_id: 1, spot: 45, ...said });
    const disputed = await rows.ask(async (tx) => {
      const claim = (await tx.claims.get(HOUSE, claimId(2))) ?? assert.fail();
      return disputedSpots(await findDisputes(tx, claim));
    });
    assert.deepEqual(disputed, isSaid ? [] : [45]);
    await rows.put('cars', {
      id: 101,
      person_id: ANNA,
      plate: 'x',
      plate_key: 'A111AA77',
      state: 'known',
      confirmed_by: null,
    });
    await rows.put('car_questions', { id: 1, plate_key: 'A111AA77', about: VERA, ...said });
    assert.equal(await why(rows, (tx) => addCar(tx, vera, 'А111АА77', NOW)), null);
    const state = await cells(rows, 'select state from cars where person_id = 3');
    assert.deepEqual(state, [[isSaid ? 'known' : 'asked']]);
  }
});

test('A claim that waits is brought up once a day, for a week', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  for (const [made, next] of [
    [days(1), ahead(days(1))],
    [days(5), ahead(days(1))],
    [days(6.5), null],
  ] as const) {
    await rows.clear('claims', 'notices', 'timers');
    await rows.put('claims', {
      id: 1,
      person_id: VERA,
      ...waits,
      made_at: ago(made),
      reminded_at: ago(days(1)),
    });
    const heard = () => rows.ids('notices', "notice->>'kind' = 'claim waits'", 'recipient');
    await rows.ask((tx) => remindClaim(tx, HOUSE, claimId(1), ago(hours(1))));
    assert.deepEqual(await heard(), []);
    await rows.ask((tx) => remindClaim(tx, HOUSE, claimId(1), NOW));
    assert.deepEqual(await heard(), [VERA]);
    assert.deepEqual(await cells(rows, 'select due_at from timers'), next ? [[next]] : []);
  }
});

test('Whose time on a spot was up stands before the guard for the rest of that day, until he says that he has left', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const over = { spot: 45, borrower: VERA, ending: 'time', left_at: null, thread: null };
  await rows.put(
    'lendings',
    { id: 1, ...over, ended_at: ago(minutes(30)), until: ago(minutes(30)) },
    { id: 2, left_at: ago(minutes(10)) },
    { id: 3, ended_at: ago(hours(23)), until: ago(hours(23)) },
  );
  const seen = await rows.ask((tx) => lendingsAtGate(tx, member(DINA, 'guard'), NOW));
  assert.deepEqual(seen.ok && seen.value.map(({ id }) => id), [1]);
});

test('Of the spots that somebody holds he owns those that he does not rent, and lets those that he owns', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const lets = async (who: typeof boris) => {
    const { owned, rented, let: others } = await rows.ask((tx) => seeLettings(tx, who));
    return [owned, rented.map(({ spot }) => spot), others.map(({ person }) => person)];
  };
  assert.deepEqual(await lets(boris), [[45, 46], [], [VERA]]);
  assert.deepEqual(await lets(vera), [[], [46], []]);
});
