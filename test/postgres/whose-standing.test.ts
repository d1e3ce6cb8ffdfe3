import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personId } from '../../src/core/kernel/ids.ts';
import { days, hours, lately, minutes } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

const MEMBER = 'complex_id * 100 + person_id';
const PERSON = { display_name: 'x', language: 'ru' };
const BOT = { bot_id: 1, chat_ref: '1' };
const people = (found: readonly { readonly person: number }[]) => found.map(({ person }) => person);

test('Who somebody is here is told by the rows of this house: his spots, his marks, his claim, his ban', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'persons',
    { id: ANNA, ...PERSON },
    { id: BORIS },
    { id: VERA },
    { id: DINA },
    { id: 5 },
    { id: 6 },
  );
  await put(
    'memberships',
    { person_id: ANNA, approved_at: null, roles: [], banned_until: null },
    ...[
      { person_id: BORIS, banned_until: ahead(1) },
      { person_id: VERA, roles: ['guard'], banned_until: NOW },
    ],
    ...[{ person_id: DINA, ...NEXT_DOOR }, { person_id: 5, approved_at: NOW }, { person_id: 6 }],
    { roles: ['admin'], ...NEXT_DOOR },
  );
  await put(
    'holdings',
    { spot: 45, person_id: BORIS },
    ...[{ spot: 46 }, { spot: 47, person_id: VERA }, { spot: 48, person_id: ANNA, ...NEXT_DOOR }],
    { spot: 49, person_id: BORIS, ...NEXT_DOOR },
  );
  await put(
    'free_marks',
    { spot: 45, until: ahead(hours(1)) },
    ...[{ spot: 46, ...NEXT_DOOR }, { spot: 47 }, { spot: 48, ...NEXT_DOOR }],
  );
  await put(
    'claims',
    { id: 1, person_id: 6, open: true },
    { id: 2, person_id: ANNA, open: false },
    { id: 3, person_id: ANNA, ...NEXT_DOOR },
  );
  const standing = async (person: typeof ANNA) => {
    const found = await ask((tx) => tx.residents.get(HOUSE, person));
    if (found) assert.equal(found.person, person);
    return found && [found.roles.join(), found.spots.join(), found.away];
  };
  assert.deepEqual(await standing(ANNA), ['newcomer', '', false]);
  assert.deepEqual(await standing(BORIS), ['banned,resident', '45,46', false]);
  assert.deepEqual(await standing(VERA), ['resident,guard', '47', true]);
  assert.equal(await standing(DINA), null);
  const all = await ask((tx) => tx.register.all(HOUSE));
  assert.deepEqual(
    all.map(({ person, roles, away }) => [person, roles.join(), away]),
    [
      [ANNA, 'newcomer', false],
      [BORIS, 'banned,resident', false],
      [VERA, 'resident,guard', true],
      [5, 'resident without spot', false],
      [6, 'applicant', false],
    ],
  );
  await put('free_marks', { spot: 46, until: NOW });
  assert.equal((await standing(BORIS))?.[2], false, 'a mark that is over');
});

test('A verdict, a role and a ban are of one person of this house', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const row = { approved_at: null, roles: [], banned_until: null, ban_reason: null };
  await put('memberships', { person_id: ANNA, ...row }, { person_id: BORIS }, NEXT_DOOR, {
    ...NEXT_DOOR,
    person_id: VERA,
  });
  const approve = () => ask((tx) => tx.residents.approve(HOUSE, ANNA, NOW));
  assert.deepEqual([await approve(), await approve()], [true, false]);
  assert.deepEqual(await ids('memberships', 'approved_at is not null', MEMBER), [101]);
  await ask((tx) => tx.residents.giveRole(HOUSE, ANNA, 'guard'));
  await ask((tx) => tx.residents.giveRole(HOUSE, ANNA, 'guard'));
  assert.deepEqual(await ids('memberships', "roles = '{guard}'", MEMBER), [101]);
  assert.deepEqual(await ids('memberships', "roles = '{}'", MEMBER), [102, 201, 203]);
  await ask((tx) => tx.register.setBan(HOUSE, ANNA, { until: ahead(1), reason: 'шум' }));
  assert.deepEqual(await ids('memberships', 'banned_until is not null', MEMBER), [101]);
  assert.deepEqual(await ask((tx) => tx.register.banOf(HOUSE, ANNA)), { until: ahead(1), reason: 'шум' });
  assert.equal(await ask((tx) => tx.register.banOf(HOUSE, BORIS)), null);
  await put('memberships', { person_id: DINA, ...row, ...NEXT_DOOR, banned_until: NOW, roles: ['guard'] });
  assert.equal(await ask((tx) => tx.register.banOf(HOUSE, DINA)), null);
  assert.deepEqual(await ask((tx) => tx.register.guards(HOUSE)), [ANNA]);
  await put('memberships', { person_id: 5, ...row, roles: ['guard'] }, NEXT_DOOR);
  await ask((tx) => tx.register.endRole(HOUSE, ANNA, 'guard'));
  assert.deepEqual(await ids('memberships', "roles = '{guard}'", MEMBER), [105, 204, 205]);
  await ask((tx) => tx.register.endRole(HOUSE, personId(5), 'guard'));
  assert.deepEqual(await ids('memberships', "roles = '{guard}'", MEMBER), [204, 205]);
});

test('An admin may go while another one of this house can act and be written to', async (t) => {
  const { put, ask, pool } = await openRows(t);
  const admin = { roles: ['admin'], banned_until: null };
  await put(
    'memberships',
    { person_id: ANNA, ...admin },
    ...[{ person_id: BORIS, roles: ['guard'] }, { person_id: VERA, ...NEXT_DOOR }, { person_id: DINA }],
    ...[{ person_id: 5, banned_until: ahead(1) }, { person_id: 6 }],
  );
  const reached = { ...BOT, unreachable_since: null };
  await put(
    'addresses',
    { ...reached, person_id: ANNA, external_id: '1' },
    ...[2, 3, 5].map((id) => ({ person_id: id, external_id: `${id}` })),
    { person_id: DINA, external_id: '4', unreachable_since: NOW },
  );
  const hasOther = () => ask((tx) => tx.register.hasOtherAdmin(HOUSE, ANNA));
  assert.equal(await hasOther(), false);
  await put('memberships', { person_id: 7, ...admin, banned_until: NOW }, { person_id: 8, roles: [] });
  await put('addresses', { ...reached, person_id: 7, external_id: '7' });
  assert.equal(await hasOther(), true);
  const staff = await ask((tx) => tx.residents.staff(HOUSE));
  assert.deepEqual(people(staff), [ANNA, BORIS, DINA, 6, 7]);
  await pool.query('update memberships set banned_until = null where person_id = 7');
  assert.equal(await hasOther(), true);
});

test('A guard is watched while he is one, here, and who was here in a browser was here', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const guard = { roles: ['guard'], banned_until: null };
  await put(
    'memberships',
    { person_id: ANNA, ...guard },
    ...[
      { person_id: BORIS, roles: [] },
      { person_id: VERA, ...NEXT_DOOR },
      { person_id: DINA, banned_until: ahead(1) },
    ],
    ...[{ person_id: 5 }, { person_id: 6, banned_until: NOW }, { person_id: 7, roles: ['admin'] }],
    { person_id: 8, ...NEXT_DOOR },
  );
  const seen = { seen_at: ago(days(5)), told: true };
  await put(
    'guards_seen',
    { person_id: ANNA, ...seen },
    ...[
      { person_id: BORIS },
      { person_id: BORIS, ...NEXT_DOOR },
      { person_id: DINA },
      { person_id: 6 },
      { person_id: 7 },
    ],
    ...[NEXT_DOOR, { ...NEXT_DOOR, person_id: VERA }],
  );
  const session = (id: number, person: number, more = {}) => ({
    id,
    person_id: person,
    token_hash: `\\x0${id}`,
    ...more,
  });
  await put(
    'web_sessions',
    { seen_at: ago(hours(1)), ...session(1, 6) },
    ...[session(2, ANNA, NEXT_DOOR), session(3, ANNA, { seen_at: ago(days(9)) }), session(4, VERA)],
    session(5, 6, { seen_at: ago(days(8)) }),
  );
  await ask((tx) => tx.guardWatch.begin(HOUSE, ago(days(4))));
  assert.deepEqual(await ids('guards_seen', 'true', MEMBER), [101, 104, 105, 106, 201, 202, 203]);
  assert.deepEqual(await ids('guards_seen', 'not told', MEMBER), [105, 106]);
  const silent = await ask((tx) => tx.guardWatch.silent(HOUSE, ago(days(3))));
  assert.equal(silent.all, 3);
  assert.deepEqual(silent.silent, [
    { guard: ANNA, told: true },
    { guard: 5, told: false },
  ]);
  await ask((tx) => tx.guardWatch.told(HOUSE, [5] as never));
  assert.deepEqual(await ids('guards_seen', 'not told', MEMBER), [106]);
  await put('guards_seen', { person_id: 5, ...seen, told: false, ...NEXT_DOOR });
  await ask((tx) => tx.guardWatch.told(HOUSE, [5] as never));
  await ask((tx) => tx.guardWatch.seen(HOUSE, ANNA, NOW));
  assert.deepEqual(await ids('guards_seen', 'not told', MEMBER), [101, 106, 205]);
});

test('Numbers and plates that somebody tries count for an hour, his own and here', async (t) => {
  const { put, ask } = await openRows(t);
  const tried = { person_id: ANNA, tried_at: ago(minutes(1)) };
  const others = (key: string, values: readonly unknown[]) => {
    const [, other, old, late, door] = values;
    return [
      { [key]: other, person_id: BORIS },
      { [key]: old, tried_at: ago(hours(1)) },
      { [key]: late, tried_at: ahead(minutes(2)) },
      { [key]: door, ...NEXT_DOOR },
    ];
  };
  await put('tried_numbers', { ...tried, spot: 45 }, ...others('spot', [45, 46, 47, 48, 49]));
  await put('tried_plates', { ...tried, plate_key: 'A' }, ...others('plate_key', ['A', 'B', 'C', 'D', 'E']));
  assert.deepEqual(await ask((tx) => tx.spots.tried(HOUSE, ANNA, lately(NOW, hours(1)))), [45, 'A']);
});
