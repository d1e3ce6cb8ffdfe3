import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { days, hours, lately, minutes } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const SPOT = spotOf(45);
const hash = (token: string) => `\\x${createHash('sha256').update(token).digest('hex')}`;
const USED = { used_at: ago(hours(1)) };
const OVER = { expires_at: NOW };
const link = { spot: 45, made_by: ANNA, made_at: ago(days(1)), expires_at: ahead(days(1)) };
const TENANT = { tenant_until: ahead(days(30)) };

/** Which link is which: its id tells its secret part. */
const secret = (id: number) => ({ id, token_hash: hash(`link ${id}`) });

test('A link that is used, taken back, too old or of another house opens nothing', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'invites',
    { ...link, ...secret(1) },
    ...[
      { ...secret(2), ...USED },
      { ...secret(3), revoked_at: ago(hours(1)) },
      { ...secret(4), ...OVER },
      { ...secret(5), ...NEXT_DOOR },
      { ...secret(1), ...NEXT_DOOR, spot: 12 },
      { ...secret(6), spot: 46 },
    ],
  );
  for (const id of [2, 3, 4, 5]) {
    assert.equal(await ask((tx) => tx.invites.find(HOUSE, `link ${id}`, NOW)), null, `link ${id}`);
    assert.equal(await ask((tx) => tx.invites.use(HOUSE, `link ${id}`, NOW)), false, `link ${id}`);
  }
  assert.equal((await ask((tx) => tx.invites.find(HOUSE, 'link 6', NOW)))?.spot, 46);
  const open = await ask((tx) => tx.invites.open(HOUSE, NOW));
  assert.deepEqual(
    open.map(({ id }) => id),
    [1, 6],
  );
  for (const id of [2, 3, 4, 5]) assert.equal(await ask((tx) => tx.invites.revoke(HOUSE, id, NOW)), null);
  assert.equal((await ask((tx) => tx.invites.find(HOUSE, 'link 1', NOW)))?.spot, 45);
  assert.equal(await ask((tx) => tx.invites.use(HOUSE, 'link 1', NOW)), true);
  assert.deepEqual(await ids('invites', `used_at = '${NOW.toISOString()}'`), [1]);
  assert.equal((await ask((tx) => tx.invites.revoke(HOUSE, 6, NOW)))?.spot, 46);
  assert.deepEqual(await ids('invites', `revoked_at = '${NOW.toISOString()}'`), [6]);
  assert.deepEqual(
    await ids('invites', 'complex_id = 2 and (used_at is not null or revoked_at is not null)'),
    [],
  );
});

test("A new link for a tenant ends its maker's last one for the spot, and what is too old goes", async (t) => {
  const { put, ask, ids } = await openRows(t);
  const next = spotOf(46);
  await put(
    'invites',
    { ...link, ...TENANT, ...secret(21) },
    ...[
      { ...secret(22), spot: next },
      { ...secret(23), made_by: BORIS },
      { ...secret(24), ...USED },
      { ...secret(25), tenant_until: null },
      { ...secret(26), ...NEXT_DOOR },
      { ...secret(27), made_by: BORIS, ...OVER },
      { ...secret(28), made_by: BORIS, ...OVER, ...NEXT_DOOR },
    ],
  );
  await ask((tx) => tx.invites.make(HOUSE, ANNA, SPOT, NOW, days(2), { tenantUntil: ahead(days(60)) }));
  const made = `made_at < '${NOW.toISOString()}'`;
  assert.deepEqual(await ids('invites', made), [22, 23, 24, 25, 26, 28]);
  await ask((tx) => tx.invites.make(HOUSE, ANNA, SPOT, NOW, days(2), 'family'));
  assert.deepEqual(await ids('invites', made), [22, 23, 24, 25, 26, 28]);
});

test('Whoever may make links no more takes his own with him; an office ends only what it made', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const made = [
    { ...secret(2), family: true },
    { ...secret(3), ...TENANT },
    { ...secret(4), made_by: BORIS },
    { ...secret(5), ...USED },
    { ...secret(6), ...NEXT_DOOR },
  ];
  await put('invites', { ...link, ...secret(1) }, ...made);
  await ask((tx) => tx.invites.endOf(HOUSE, ANNA, 'office'));
  assert.deepEqual(await ids('invites'), [2, 3, 4, 5, 6]);
  await ask((tx) => tx.invites.endOf(HOUSE, ANNA, 'all'));
  assert.deepEqual(await ids('invites'), [4, 5, 6]);
});

test('Whoever holds a spot no more has no links left there for his family; others keep theirs', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'invites',
    { ...link, family: true, ...secret(1) },
    ...[
      { ...secret(2), spot: 46 },
      { ...secret(3), family: false },
      { ...secret(4), ...USED },
      { ...secret(5), made_by: VERA },
      { ...secret(6), ...NEXT_DOOR },
    ],
  );
  await ask((tx) => tx.invites.endFamily(HOUSE, SPOT, [ANNA, BORIS]));
  assert.deepEqual(await ids('invites'), [2, 3, 4, 5, 6]);
  await ask((tx) => tx.invites.endFamily(HOUSE, SPOT, []));
  assert.deepEqual(await ids('invites'), [2, 3, 4, 5, 6]);
});

test('Links for a family are counted by who made them in a day, used ones too', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'invites',
    { ...link, family: true, made_at: ago(hours(1)), ...secret(1) },
    ...[
      { ...secret(2), ...USED },
      { ...secret(3), family: false },
      { ...secret(4), made_by: BORIS },
      { ...secret(5), made_at: ago(days(1)) },
      { ...secret(6), made_at: ahead(minutes(2)) },
      { ...secret(7), ...NEXT_DOOR },
    ],
  );
  assert.equal(await ask((tx) => tx.invites.familyMade(HOUSE, ANNA, lately(NOW, days(1)))), 2);
});
