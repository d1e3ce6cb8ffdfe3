import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinAnnouncement } from '../../src/core/announcements/pin-announcement.ts';
import { seeGroup } from '../../src/core/groups/link-group.ts';
import { announcementId, groupId, passId } from '../../src/core/kernel/ids.ts';
import { hours } from '../../src/core/kernel/time.ts';
import { letIn } from '../../src/core/passes/at-gate.ts';
import { giveSpot, removeHolder } from '../../src/core/residents/hold-spot.ts';
import { holdersFingerprint } from '../../src/core/residents/holders-fingerprint.ts';
import { becomeGuard, inviteGuard } from '../../src/core/residents/invite-guard.ts';
import { inviteResident } from '../../src/core/residents/invite-resident.ts';
import { housed, member, why } from '../support/deeds.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const dina = member(DINA, 'admin');

test('An admin sees the chats of his house, and none of another one', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const chat = { bot_id: 1, present: true, sees_all: true };
  await rows.put(
    'groups',
    { id: 1, chat_ref: '1', complex_id: HOUSE, ...chat },
    { id: 2, chat_ref: '2', complex_id: 2 },
  );
  const sees = (id: number) => why(rows, (tx) => seeGroup(tx, dina, groupId(id)));
  assert.deepEqual([await sees(1), await sees(2)], [null, 'not linked']);
});

test('What is for some sections is pinned in no chat of the whole house', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('groups', {
    id: 1,
    chat_ref: '1',
    complex_id: HOUSE,
    bot_id: 1,
    present: true,
    sees_all: true,
  });
  const some = { author: DINA, text: 'Снег', to_spots: [45], to_sections: ['А'] };
  await rows.put('announcements', {
    id: 1,
    ...some,
    state: 'done',
    starts_at: ago(hours(1)),
    finished_at: NOW,
  });
  assert.equal(await why(rows, (tx) => pinAnnouncement(tx, dina, announcementId(1))), 'not for all');
});

test('A link to a spot makes nobody a guard', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const spot = await rows.ask((tx) => inviteResident(tx, dina, spotOf(47), NOW));
  const gate = await rows.ask((tx) => inviteGuard(tx, dina, NOW));
  assert.ok(spot.ok && gate.ok);
  const becomes = (token: string) =>
    why(rows, (tx) => becomeGuard(tx, member(VERA, 'resident', [46]), token, NOW));
  assert.deepEqual([await becomes(spot.value), await becomes(gate.value)], ['not valid', null]);
});

test('A mark stays while whoever set it holds the spot, and goes with him', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('holdings', { spot: 45, person_id: DINA, tenant_until: null });
  await rows.put('free_marks', { spot: 45, set_by: ANNA, until: ahead(hours(5)), hidden: false });
  const removes = (person: typeof ANNA) => why(rows, (tx) => removeHolder(tx, dina, spotOf(45), person, NOW));
  assert.equal(await removes(BORIS), null);
  assert.deepEqual(await rows.ids('free_marks', 'true', 'spot'), [45]);
  assert.equal(await removes(ANNA), null);
  assert.deepEqual(await rows.ids('free_marks', 'true', 'spot'), []);
});

test('Whoever is given a spot has the call that is open about it, in place of those who held it', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const call = { kind: 'blocked', spot: 45, plate: null, plate_key: null, closing: null, closed_at: null };
  await rows.put('alerts', { id: 1, ...call, state: 'open' });
  const party = { alert_id: 1, answer: null, done_at: null, joined_at: NOW };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: DINA, reach: null },
    ...[ANNA, BORIS].map((person_id) => ({ part: 'holder', person_id, reach: 'delivered' })),
  );
  const gift = {
    spot: spotOf(45),
    person: VERA,
    how: 'transfer',
    seen: holdersFingerprint([ANNA, BORIS]),
  } as const;
  assert.equal(await why(rows, (tx) => giveSpot(tx, dina, gift, NOW)), null);
  assert.deepEqual(await rows.ids('alert_parties', "part = 'holder'", 'person_id'), [VERA]);
});

test('A guest who comes a second time has come now', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const pass = { guest: 'x', guest_key: 'x', is_plate: false, slot: 1, salt: '\\x01', code_key: '\\x01' };
  const was = { entered_at: ago(hours(2)), left_at: ago(hours(1)), ended_at: null, ending: null };
  await rows.put('guest_passes', { id: 1, host: ANNA, spot: 45, until: ahead(hours(1)), ...pass, ...was });
  assert.equal(await why(rows, (tx) => letIn(tx, member(DINA, 'guard'), passId(1), NOW)), null);
  const { rows: inside } = await rows.pool.query('select entered_at, left_at from guest_passes');
  assert.deepEqual(inside, [{ entered_at: NOW, left_at: null }]);
});
