import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimId, type PersonId } from '../../src/core/kernel/ids.ts';
import { days, minutes } from '../../src/core/kernel/time.ts';
import { admit } from '../../src/core/residents/admit.ts';
import { banResident } from '../../src/core/residents/ban.ts';
import { changeGuards, seeWatch, watchFingerprint } from '../../src/core/residents/change-guards.ts';
import { makeAdmin, removeAdmin } from '../../src/core/residents/change-roles.ts';
import { giveSpot, reportHolder } from '../../src/core/residents/hold-spot.ts';
import { holdersFingerprint } from '../../src/core/residents/holders-fingerprint.ts';
import { inviteFamily } from '../../src/core/residents/invite-family.ts';
import { revokeLink } from '../../src/core/residents/open-links.ts';
import { explainClaim } from '../../src/core/residents/talk-about-claim.ts';
import { housed, member, why } from '../support/deeds.ts';
import { ANNA, ahead, BORIS, DINA, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const dina = member(DINA, 'admin');

test('Whoever is an admin already is not made one again, nor removed who is none; nobody bans himself, nor for ever', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  assert.equal(await why(rows, (tx) => makeAdmin(tx, dina, DINA, NOW)), 'already');
  assert.equal(await why(rows, (tx) => removeAdmin(tx, dina, ANNA, NOW)), 'already');
  const bans = (person: PersonId, until: Date) =>
    why(rows, (tx) => banResident(tx, dina, person, { until, reason: 'шум' }, NOW));
  assert.equal(await bans(DINA, ahead(days(1))), 'oneself');
  assert.equal(await bans(ANNA, NOW), 'in the past');
  assert.equal(await bans(ANNA, ahead(days(367))), 'too far');
  assert.deepEqual(await rows.ids('notices'), []);
  assert.equal(await bans(ANNA, ahead(days(366))), null);
});

test('An admin who is none by now changes no guards', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const watch = await rows.ask((tx) => seeWatch(tx, dina, NOW));
  assert.ok(watch.ok);
  const changes = (person: PersonId) =>
    why(rows, (tx) => changeGuards(tx, member(person, 'admin'), watchFingerprint(watch.value), NOW));
  assert.equal(await changes(ANNA), 'not allowed');
  assert.equal(await changes(DINA), null);
});

test('A spot is not given to whoever has it, also beside others; a tenant of another spot is no tenant here', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const gives = (person: PersonId, spot: number, others: readonly PersonId[], how: 'assign' | 'transfer') =>
    why(rows, (tx) => {
      const gift = { spot: spotOf(spot), person, how, seen: holdersFingerprint(others) };
      return giveSpot(tx, dina, gift, NOW);
    });
  assert.equal(await gives(ANNA, 45, [BORIS], 'assign'), 'already');
  assert.equal(await gives(BORIS, 46, [VERA], 'assign'), 'already');
  assert.equal(await gives(VERA, 46, [BORIS], 'assign'), null);
  await rows.put('holdings', { spot: 47, person_id: VERA, tenant_until: null });
  assert.equal(await gives(VERA, 47, [], 'transfer'), 'already', 'there is nobody to take it from');
  const waits = { verdict: null, open: true, decided_by: null, decided_at: null, digest: null, flat: null };
  await rows.put('claims', { id: 1, person_id: VERA, ...waits });
  await rows.put('claim_spots', { claim_id: 1, spot: 45, state: 'open' });
  assert.equal(await gives(VERA, 45, [ANNA, BORIS], 'assign'), null);
  assert.deepEqual(
    await rows.ids('claims', 'true', 'decided_by'),
    [DINA],
    'and whoever gave it has answered her claim',
  );
});

test('Nobody is let in twice, and his link is not spent by it', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const spend = () => assert.fail('spent');
  const admission = { spot: spotOf(45), by: {}, spend };
  assert.equal(
    await why(rows, (tx) => admit(tx, member(ANNA, 'resident', [45]), admission, NOW)),
    'already yours',
  );
});

test('Whoever rents a spot adds no family to it; nobody reports himself, nor to a house without an admin', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const vera = member(VERA, 'resident', [46]);
  const boris = member(BORIS, 'resident', [45, 46]);
  assert.equal(await why(rows, (tx) => inviteFamily(tx, vera, spotOf(46), NOW)), 'not yours');
  assert.equal(await why(rows, (tx) => reportHolder(tx, boris, spotOf(45), BORIS)), 'not yours');
  await rows.pool.query("update memberships set roles = '{guard}' where person_id = 4");
  assert.equal(await why(rows, (tx) => reportHolder(tx, boris, spotOf(45), ANNA)), 'no admin');
});

test('Somebody takes back his own family’s link, and no other; he explains his own claim, and no other', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const link = { spot: 45, made_by: ANNA, expires_at: ahead(days(1)), family: true, tenant_until: null };
  await rows.put(
    'invites',
    { id: 1, token_hash: '\\x01', ...link, used_at: null, revoked_at: null },
    { id: 2, token_hash: '\\x02', made_by: BORIS },
  );
  const anna = member(ANNA, 'resident', [45]);
  assert.equal(await why(rows, (tx) => revokeLink(tx, anna, 2, NOW)), 'not allowed');
  assert.equal(await why(rows, (tx) => revokeLink(tx, anna, 1, NOW)), null);
  await rows.put('claims', { id: 1, person_id: BORIS, open: true, made_at: ahead(-minutes(5)) });
  const said = { text: 'это моё', photos: [] };
  const explains = (person: PersonId) =>
    why(rows, (tx) => explainClaim(tx, member(person, 'applicant'), claimId(1), said, NOW));
  assert.equal(await explains(ANNA), 'not allowed');
  assert.equal(await explains(BORIS), null);
});
