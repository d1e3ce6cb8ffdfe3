import assert from 'node:assert/strict';
import { test } from 'node:test';
import { days, hours, lately } from '../../src/core/kernel/time.ts';
import { keptUntil } from '../../src/core/privacy/retention.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

const ROW = 'complex_id * 100 + id';

test('What was kept long enough goes from this house: calls, passes, links, lines, questions, marks', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const until = keptUntil(NOW);
  const [old, young] = [(at: Date) => new Date(at.getTime() - 1), (at: Date) => at];
  await put(
    'alerts',
    { id: 1, kind: 'blocked', state: 'closed', closed_at: old(until.alerts) },
    { id: 2, closed_at: young(until.alerts) },
    {
      ...{ id: 3, closed_at: null },
    },
    { id: 4, ...NEXT_DOOR },
  );
  await put(
    'journal',
    { id: 1, at: old(until.audit), deed: {} },
    { id: 2, at: until.audit },
    { id: 3, ...NEXT_DOOR },
  );
  const link = (id: number, more = {}) => ({ id, token_hash: `\\x0${id}`, ...more });
  await put(
    'invites',
    { spot: 1, expires_at: old(until.invites), ...link(1) },
    link(2, { expires_at: until.invites }),
    link(3, NEXT_DOOR),
  );
  const pass = (id: number, more = {}) => ({ id, slot: id, spot: id, code_key: `\\x0${id}`, ...more });
  await put(
    'guest_passes',
    { host: ANNA, salt: '\\x00', ended_at: old(until.passes), ...pass(1) },
    pass(2, { ended_at: until.passes }),
    pass(3, NEXT_DOOR),
    pass(4, { host: null, ended_at: null, left_at: NOW }),
    pass(5, { ended_at: null, left_at: NOW }),
    pass(6, { host: null, ended_at: null }),
  );
  const month = ago(days(30));
  await put(
    'car_questions',
    { id: 1, about: ANNA, holder: 9, plate_key: 'A', asked_at: old(month) },
    ...[
      { id: 2, plate_key: 'B', asked_at: month },
      { id: 3, plate_key: 'C' },
      { id: 4, plate_key: 'D' },
      { id: 5, plate_key: 'E' },
      { id: 6, plate_key: 'F' },
      { id: 7, ...NEXT_DOOR },
    ],
  );
  await put(
    'cars',
    { person_id: ANNA, plate_key: 'C', state: 'asked' },
    { plate_key: 'D', state: 'known' },
    { plate_key: 'E', person_id: BORIS },
    { plate_key: 'F', ...NEXT_DOOR },
  );
  await put(
    'erasure_marks',
    { key: '\\x01', banned_until: NOW, seeded: false },
    { key: '\\x02', banned_until: ahead(1) },
    { key: '\\x03', seeded: true },
    NEXT_DOOR,
  );
  await put(
    'claim_marks',
    { id: 1, key: '\\x01', holder: BORIS, marked_at: month },
    ...[
      { id: 2, marked_at: ago(days(29)) },
      { id: 3, holder: null, marked_at: ago(days(1)) },
      { id: 4, holder: null, marked_at: ago(hours(23)) },
      { id: 5, ...NEXT_DOOR },
    ],
  );
  await put(
    'group_lines',
    { id: 1, group_id: 1 },
    { id: 2 },
    { id: 3 },
    { id: 4 },
    { id: 5, ...NEXT_DOOR },
    { id: 6 },
  );
  await put(
    'alerts',
    { id: 91, kind: 'blocked', state: 'open', closed_at: null },
    { id: 92, ...NEXT_DOOR },
    { id: 91, ...NEXT_DOOR },
  );
  const card = { subject_kind: 'alert', subject_id: 91, part: 'group', line_id: 2 };
  await put(
    'cards',
    { id: 1, ...card },
    { id: 2, line_id: 3, subject_kind: 'letter' },
    { id: 3, line_id: 4, subject_id: 93 },
    {
      ...{ id: 4, line_id: 1, ...NEXT_DOOR },
    },
  );
  await put('cards', { id: 5, ...card, line_id: 6, subject_id: 92 });
  await ask((tx) => tx.privacy.purge(HOUSE, until, NOW));
  assert.deepEqual(await ids('alerts', 'true', ROW), [102, 103, 191, 204, 291, 292]);
  assert.deepEqual(await ids('journal', 'true', ROW), [102, 203]);
  assert.deepEqual(await ids('invites', 'true', ROW), [102, 203]);
  assert.deepEqual(await ids('guest_passes', 'true', ROW), [102, 105, 106, 203]);
  assert.deepEqual(await ids('car_questions', 'true', ROW), [102, 103, 207]);
  assert.deepEqual(await ids('erasure_marks', 'true', "complex_id || ' ' || key"), [
    '1 \\x02',
    '1 \\x03',
    '2 \\x01',
  ]);
  assert.deepEqual(await ids('claim_marks', 'true', ROW), [102, 104, 205]);
  assert.deepEqual(await ids('group_lines', 'true', ROW), [102, 205]);
});

test('A card goes with what it showed, of whatever kind, unless it is on its way', async (t) => {
  const { put, ask, ids, unlike } = await openRows(t);
  const kinds = {
    alert: 'alerts',
    letter: 'alert_letters',
    claim: 'claims',
    pass: 'guest_passes',
    car: 'cars',
  } as const;
  let id = 0;
  const kept: number[] = [];
  for (const [kind, table] of Object.entries(kinds)) {
    await put(table, { ...unlike(table, 50), id: 50 });
    await put(table, { ...unlike(table, 60), id: 60, ...NEXT_DOOR });
    // Of one that is there, gone, there next door alone, gone and on its way, and gone next door.
    for (const [at, more] of [
      [50, {}],
      [70, {}],
      [60, {}],
      [80, {}],
      [70, NEXT_DOOR],
    ] as const) {
      id += 1;
      await put('cards', { id, subject_kind: kind, subject_id: at, part: `${id}`, ...more });
      if (at === 50) kept.push(100 + id);
      if (at === 80) {
        kept.push(100 + id);
        await put('notices', { id, lane: 0, card_id: id, state: 'due' });
      }
      if (at === 70)
        await put(
          'notices',
          { id, lane: 0, card_id: id, state: 'sent' },
          { id: 100 + id, state: 'due', ...NEXT_DOOR },
        );
      if (more === NEXT_DOOR) kept.push(200 + id);
    }
  }
  await put('cards', { id: 900, subject_kind: 'announcement', subject_id: 70, part: 'x' });
  await ask((tx) => tx.privacy.purge(HOUSE, keptUntil(NOW), NOW));
  assert.deepEqual(
    await ids('cards', 'true', ROW),
    [...kept, 1000].toSorted((a, b) => a - b),
  );
});

test('Who is forgotten is remembered by his ban, his claims and whom that was asked, in this house alone', async (t) => {
  const { put, ask, ids, pool } = await openRows(t);
  const at = { chat_ref: '1', unreachable_since: null };
  await put(
    'addresses',
    { ...at, bot_id: 1, person_id: ANNA, external_id: '1' },
    { person_id: BORIS, external_id: '2' },
    {
      ...{ bot_id: 2, external_id: '11' },
    },
  );
  const member = { person_id: ANNA, banned_until: ahead(hours(1)), roles: [], approved_at: null };
  await put(
    'memberships',
    member,
    { person_id: BORIS, banned_until: NOW },
    { ...NEXT_DOOR, banned_until: ahead(days(9)) },
  );
  await put(
    'admin_seeds',
    { bot_id: 1, external_id: '2' },
    { external_id: '1', ...NEXT_DOOR },
    { bot_id: 2, external_id: '2' },
  );
  const claim = { person_id: ANNA, open: false, made_at: ago(hours(1)) };
  await put(
    'claims',
    { id: 1, ...claim },
    { id: 2, made_at: ago(days(30)) },
    { id: 3, person_id: BORIS },
    { id: 4, ...NEXT_DOOR },
  );
  await put('claims', { id: 1, ...claim, ...NEXT_DOOR });
  const asked = { claim_id: 1, spot: 45, holder: VERA, asked_at: ago(hours(1)) };
  await put(
    'holder_questions',
    asked,
    { claim_id: 3, holder: DINA },
    { holder: 7, asked_at: ago(days(30)) },
    { holder: 8, ...NEXT_DOOR },
  );
  await put('holder_questions', { ...asked, claim_id: 4, holder: 6 });
  await put('holder_questions', { ...asked, claim_id: 2, holder: 5 });
  await ask((tx) => tx.privacy.erase(HOUSE, ANNA, NOW));
  assert.deepEqual(await ids('claim_marks', 'true', 'coalesce(holder, 0)'), [0, 0, VERA, VERA, 5, 5]);
  assert.deepEqual(
    await ids('erasure_marks', 'banned_until is not null and not seeded', 'complex_id'),
    [1, 1],
  );
  await ask((tx) => tx.privacy.erase(HOUSE, BORIS, NOW));
  assert.deepEqual(await ids('erasure_marks', 'banned_until is null and seeded', 'complex_id'), [1]);
  const seeds = "complex_id || ' ' || bot_id || ' ' || external_id";
  assert.deepEqual(await ids('admin_seeds', 'true', seeds), ['1 2 2', '2 1 1']);
  // They come back.
  await put('memberships', { ...member, banned_until: null }, { person_id: BORIS });
  await put('claim_marks', { key: '\\x01', holder: null, marked_at: ago(hours(1)) }, { holder: BORIS });
  await pool.query(
    'insert into claim_marks (complex_id, key, holder, marked_at) select 2, key, holder, marked_at from claim_marks',
  );
  await pool.query('insert into erasure_marks select 2, key, banned_until, seeded from erasure_marks');
  const day = lately(NOW, days(1));
  const forgotten = () => ask((tx) => tx.privacy.forgottenClaims(HOUSE, ANNA, day));
  assert.equal(await forgotten(), 1);
  const was = (holder: typeof ANNA, window = day) =>
    ask((tx) => tx.privacy.wasAskedBefore(HOUSE, ANNA, holder, window));
  assert.deepEqual([await was(VERA), await was(DINA), await was(BORIS)], [true, false, false]);
  assert.equal(await was(VERA, { since: ago(hours(1)), until: ahead(1) }), false);
  assert.equal(await was(VERA, { since: ago(days(1)), until: ago(hours(2)) }), false);
  assert.equal(
    await ask((tx) => tx.privacy.forgottenClaims(HOUSE, ANNA, { since: ago(hours(1)), until: NOW })),
    0,
  );
  const early = { since: ago(days(1)), until: ago(hours(2)) };
  assert.equal(await ask((tx) => tx.privacy.forgottenClaims(HOUSE, ANNA, early)), 0);
  const remember = (person: typeof ANNA) => ask((tx) => tx.privacy.remember(HOUSE, person, NOW));
  assert.equal(await remember(DINA), null);
  assert.deepEqual([await remember(ANNA), await remember(BORIS)], [ahead(hours(1)), null]);
  const member2 = 'complex_id * 100 + person_id';
  assert.deepEqual(
    await ids('memberships', `banned_until = '${ahead(hours(1)).toISOString()}'`, member2),
    [101],
  );
  assert.deepEqual(await ids('admin_seeds', 'true', seeds), ['1 1 2', '1 2 2', '2 1 1']);
  assert.deepEqual(await ids('erasure_marks', 'true', 'complex_id'), [2, 2, 2]);
});

test('Whose claims and threads there are to be forgotten is told by person and house, and so is what he agreed to', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'claims',
    { id: 1, person_id: ANNA, open: false },
    { id: 2, person_id: BORIS },
    { id: 3, ...NEXT_DOOR },
  );
  assert.deepEqual(await ask((tx) => tx.privacy.claimsOf(HOUSE, ANNA)), [1]);
  await put(
    'alerts',
    { id: 1, kind: 'blocked', state: 'open' },
    { id: 2, state: 'closed' },
    { id: 3, ...NEXT_DOOR },
    NEXT_DOOR,
  );
  const party = { alert_id: 1, part: 'holder', person_id: ANNA };
  await put(
    'alert_parties',
    party,
    { part: 'helper' },
    { alert_id: 2, person_id: BORIS },
    { alert_id: 3 },
    { alert_id: 2, ...NEXT_DOOR },
  );
  assert.deepEqual(await ask((tx) => tx.privacy.threadsOf(HOUSE, ANNA)), [{ alert: 1, open: true }]);
  await put('memberships', { person_id: ANNA, consent_version: 1 }, { person_id: BORIS }, NEXT_DOOR);
  await ask((tx) => tx.privacy.agree(HOUSE, ANNA, 2, NOW));
  assert.deepEqual(await ids('memberships', 'consent_version = 2', 'complex_id * 100 + person_id'), [101]);
});
