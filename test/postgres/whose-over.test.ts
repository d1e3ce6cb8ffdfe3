import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import type { Tables } from '../../src/adapters/postgres/tables.ts';
import { ANNOUNCEMENT_LIFE, DRAFT_LIFE } from '../../src/core/announcements/announcement.ts';
import { ANSWERS_KEPT } from '../../src/core/announcements/move-request.ts';
import { type Duration, days } from '../../src/core/kernel/time.ts';
import { NUMBERS_WINDOW } from '../../src/core/spots/try-number.ts';
import { ANNA, ago, ahead, BORIS, NOW, openRows } from '../support/rows.ts';

/** Rows of a table that go so long after that moment; the others stay. */
type Over = readonly [table: keyof Tables, moment: string, kept: Duration, more?: object];

const OVER: readonly Over[] = [
  ['mutes', 'muted_until', 0],
  ['updates', 'seen_at', days(2)],
  ['dialogs', 'expires_at', 0],
  ['lendings', 'ended_at', days(2), { left_at: NOW }],
  ['wishes', 'ended_at', days(2)],
  ['gate_questions', 'asked_at', days(1), { state: 'let in' }],
  ['spot_imports', 'begun_at', days(2)],
  ['tried_numbers', 'tried_at', NUMBERS_WINDOW],
  ['tried_plates', 'tried_at', NUMBERS_WINDOW],
  ['web_sessions', 'expires_at', 1],
  ['web_logins', 'expires_at', 1],
  ['windscreen_visits', 'made_at', days(1)],
  ['asked_back', 'expires_at', days(1)],
  ['sent_pictures', 'sent_at', days(30)],
];

test('What is over goes when it was kept for its time, and not a moment sooner', async (t) => {
  const { put, unlike, ids, pool } = await openRows(t);
  for (const [table, moment, kept, more = {}] of OVER) {
    const at = (wait: number) => ({ [moment]: ago(kept + wait) });
    await put(table, { ...unlike(table, 1), ...more, ...at(1) });
    await put(table, { ...unlike(table, 2), ...more, ...at(kept === 1 ? -2 : 0) });
  }
  await deleteExpired(openTables(pool), NOW);
  for (const [table, moment, kept] of OVER) {
    const left = await ids(table, `${moment} >= '${ago(kept).toISOString()}'`, '1');
    assert.deepEqual([left.length, (await ids(table, 'true', '1')).length], [1, 1], table);
  }
});

test('What is over in one way and lasts in another is told apart', async (t) => {
  const { put, ids, pool } = await openRows(t);
  const long = ago(days(400));
  const album = { bot_id: 1, person_id: ANNA, album: 'a', due_at: null, seen_at: ago(days(3)) };
  await put('albums', album, { album: 'b', due_at: NOW }, { album: 'c', seen_at: ago(days(1)) });
  await put('limits', { key: 'a', stamps: [long, ago(days(2))] }, { key: 'b', stamps: [long, NOW] });
  const strip = { expires_at: ago(1), used_at: null, told: false };
  const code = (spot: number, more = {}) => ({
    spot,
    token_hash: `\\x0${spot}`,
    code_hash: `\\x0${spot}`,
    ...more,
  });
  await put(
    'strips',
    { ...strip, ...code(1) },
    code(2, { used_at: NOW }),
    code(3, { used_at: NOW, told: true }),
    code(4, { expires_at: NOW }),
  );
  await put(
    'windscreen_tags',
    { id: 1, doubted_until: ago(1), ...code(1) },
    { id: 2, ...code(2), doubted_until: ahead(1) },
  );
  const notice = { lane: 0, recipient: ANNA, notice: { kind: 'x' }, card_id: null, state: 'sent' };
  await put(
    'notices',
    { id: 1, ...notice, settled_at: ago(days(3)) },
    ...[
      { id: 2, settled_at: ago(days(1)) },
      { id: 3, state: 'dead' },
      { id: 4, state: 'dead', settled_at: ago(days(31)) },
      { id: 5, state: 'due', settled_at: null },
    ],
  );
  const [old, fresh] = [
    { drafted_at: ago(DRAFT_LIFE + 1), starts_at: ago(ANNOUNCEMENT_LIFE + 1) },
    { drafted_at: ago(DRAFT_LIFE), starts_at: ago(ANNOUNCEMENT_LIFE) },
  ];
  await put(
    'announcements',
    { id: 1, author: ANNA, state: 'draft', ...old },
    ...[
      { id: 2, state: 'called off' },
      { id: 3, state: 'going' },
      { id: 4, state: 'done' },
      { id: 5, state: 'waiting' },
      { id: 6, ...fresh },
      { id: 7, ...fresh, state: 'done' },
      { id: 8, state: 'done', starts_at: ago(ANSWERS_KEPT + 1) },
      { id: 9, state: 'done', starts_at: ago(ANSWERS_KEPT) },
    ],
  );
  const answer = { announcement_id: 8, person_id: ANNA, answer: 'will move' };
  await put('announcement_answers', answer, { announcement_id: 9 }, { complex_id: 2 });
  const card = { id: 1, subject_kind: 'announcement', subject_id: 4, part: '', viewer: BORIS };
  await put(
    'cards',
    card,
    { id: 2, subject_kind: 'pass' },
    { id: 3, subject_id: 5 },
    { id: 4, complex_id: 2 },
  );
  // Nobody is told at the web who has no browser there.
  await pool.query("insert into bots (messenger, external_id) values ('web', '9')");
  await put(
    'addresses',
    { bot_id: 2, person_id: ANNA, external_id: '1', chat_ref: '1', unreachable_since: null },
    ...[
      { person_id: BORIS, external_id: '2' },
      { bot_id: 1, person_id: ANNA, external_id: '3' },
      { person_id: 3, external_id: '4', unreachable_since: long },
    ],
  );
  await put('push_subscriptions', { id: 1, person_id: BORIS, session_id: 1 });
  await deleteExpired(openTables(pool), NOW);
  assert.deepEqual(await ids('albums', 'true', 'album'), ['b', 'c']);
  assert.deepEqual(await ids('limits', 'true', 'key'), ['b']);
  assert.deepEqual(await ids('strips', 'true', 'spot'), [2, 4]);
  assert.deepEqual(await ids('windscreen_tags', 'doubted_until is null'), [1]);
  assert.deepEqual(await ids('notices'), [2, 3, 5]);
  assert.deepEqual(await ids('announcements'), [5, 6, 7, 8, 9]);
  assert.deepEqual(
    await ids('announcement_answers', 'true', 'complex_id * 100 + announcement_id'),
    [109, 208],
  );
  assert.deepEqual(await ids('cards'), [2, 3, 4]);
  const unreached = `unreachable_since = '${NOW.toISOString()}'`;
  assert.deepEqual(await ids('addresses', unreached, 'bot_id * 100 + person_id'), [201]);
});
