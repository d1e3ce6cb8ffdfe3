import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Announcement } from '../../src/core/announcements/announcement.ts';
import { announcementId, groupId } from '../../src/core/kernel/ids.ts';
import { hours } from '../../src/core/kernel/time.ts';
import {
  ANNA,
  ago,
  ahead,
  BORIS,
  DINA,
  HOUSE,
  NEXT_DOOR,
  NOW,
  openRows,
  type Rows,
  spotOf,
  VERA,
} from '../support/rows.ts';

const ID = announcementId(1);
const ROW = 'complex_id * 100 + id';
const TO_ALL = { complex: HOUSE, id: ID, author: ANNA, to: { kind: 'all' } } as Announcement;
const TO_45 = { ...TO_ALL, to: { kind: 'spots', spots: [spotOf(45), spotOf(46)] } } as Announcement;

const PERSON = { approved_at: null, roles: [], banned_until: null, notes_off: [] };

/** Who lives in the house; each but the author, 1, is one case. */
async function people({ put }: Rows) {
  await put(
    'memberships',
    { person_id: ANNA, ...PERSON, approved_at: NOW },
    ...[
      { person_id: 2 },
      { person_id: 3, approved_at: null, roles: ['admin'] },
      { person_id: 4, approved_at: null },
      { person_id: 5, approved_at: null },
      { person_id: 6, banned_until: ahead(1) },
      { person_id: 7, banned_until: NOW },
      { person_id: 8, notes_off: ['announcements'] },
      { person_id: 9, ...NEXT_DOOR },
      { person_id: 10, approved_at: null },
      { person_id: 11, notes_off: ['announcements'] },
      { person_id: 5, ...NEXT_DOOR },
    ],
  );
  await put(
    'holdings',
    { spot: 45, person_id: 4 },
    ...[
      { spot: 46, person_id: ANNA },
      { spot: 45, person_id: 5, ...NEXT_DOOR },
      { spot: 47, person_id: 7 },
    ],
    ...[
      { spot: 45, person_id: 9, ...NEXT_DOOR },
      { spot: 46, person_id: 6 },
      { spot: 46, person_id: 8 },
    ],
  );
  await put(
    'lendings',
    { id: 1, spot: 45, borrower: 2, until: ahead(hours(1)), ended_at: null },
    ...[
      { id: 2, spot: 46, borrower: 3, ended_at: NOW },
      { id: 3, spot: 48, borrower: 7, until: NOW },
      { id: 4, spot: 46, borrower: 7, ...NEXT_DOOR },
      { id: 5, spot: 46, borrower: 3, until: NOW },
    ],
  );
  const address = (person: number, more = {}) => ({ person_id: person, external_id: `${person}`, ...more });
  await put(
    'addresses',
    { bot_id: 1, chat_ref: '1', ...address(2) },
    ...[
      address(1),
      address(3, { unreachable_since: NOW }),
      address(4),
      address(8),
      address(7, { unreachable_since: NOW }),
    ],
  );
}

const told = (rows: Rows) =>
  rows.ids('notices', `state = 'due' and made_at = '${NOW.toISOString()}'`, 'complex_id * 100 + recipient');

test('An announcement is for everybody of this house who may read it and has not switched it off, but its author', async (t) => {
  const rows = await openRows(t);
  await people(rows);
  const audience = await rows.ask((tx) => tx.announcements.audience(TO_ALL));
  assert.deepEqual(audience, { reachable: 2, unreachable: 2, off: 2 });
  await rows.ask((tx) => tx.announcements.queue(TO_ALL));
  assert.deepEqual(await told(rows), [102, 103, 104, 107]);
});

test('An announcement to spots is for who stands there now, here', async (t) => {
  const rows = await openRows(t);
  await people(rows);
  assert.deepEqual(await rows.ask((tx) => tx.announcements.audience(TO_45)), {
    ...{ reachable: 2, unreachable: 0, off: 1 },
  });
  await rows.ask((tx) => tx.announcements.queue(TO_45));
  assert.deepEqual(await told(rows), [102, 104]);
  const to = { kind: 'spots', spots: [spotOf(45), spotOf(49)] } as const;
  await rows.put('holdings', { spot: 49, person_id: 9, ...NEXT_DOOR });
  assert.deepEqual(await rows.ask((tx) => tx.announcements.unheld({ complex: HOUSE, to })), [49]);
});

test('How far an announcement has come is counted of its own notices to people', async (t) => {
  const { put, ask } = await openRows(t);
  const notice = { kind: 'announcement', announcement: 1 };
  const sent = { notice, lane: 2, state: 'sent', channel: 'chat', recipient: 2, due_at: NOW, card_id: null };
  await put(
    'notices',
    { id: 1, ...sent },
    ...[
      { id: 2, channel: 'push' },
      { id: 3, channel: 'push', heard_at: NOW },
      { id: 4, state: 'unreachable' },
    ],
    ...[
      { id: 5, state: 'given up' },
      { id: 6, state: 'dead' },
      { id: 7, state: 'due', due_at: ahead(hours(1)) },
    ],
    ...[
      { id: 8, state: 'sending', due_at: ago(hours(1)) },
      { id: 9, ...NEXT_DOOR },
      { id: 10, lane: 1 },
    ],
    { id: 11, notice: { ...notice, announcement: 2 } },
    { id: 12, state: 'dropped' },
  );
  assert.deepEqual(await ask((tx) => tx.announcements.progress(HOUSE, ID)), {
    ...{ delivered: 2, onPhone: 1, unreachable: 1, failed: 2, left: 2, nextAt: ahead(hours(1)) },
  });
  const queued = (id: number) => ask((tx) => tx.announcements.isQueued(HOUSE, announcementId(id)));
  assert.equal(await queued(1), true);
  await put(
    'notices',
    { id: 21, ...sent, state: 'due', notice: { ...notice, announcement: 3 }, lane: 1 },
    {
      ...{ id: 22, lane: 2, ...NEXT_DOOR },
    },
  );
  assert.deepEqual([await queued(2), await queued(3)], [false, false]);
});

test('A request to move is asked of each spot once: one who will move is enough, and its author is not asked', async (t) => {
  const rows = await openRows(t);
  const { put, ask } = rows;
  await put(
    'holdings',
    { spot: 45, person_id: BORIS },
    ...[
      { person_id: VERA },
      { spot: 46, person_id: ANNA },
      { spot: 47, person_id: DINA },
      { spot: 48, person_id: DINA, ...NEXT_DOOR },
      { spot: 49, person_id: ANNA },
      { spot: 49, person_id: 5 },
      { spot: 50, person_id: 6 },
    ],
  );
  const answer = { announcement_id: 1, person_id: BORIS, answer: 'cannot move' };
  await put(
    'announcement_answers',
    answer,
    ...[
      { person_id: VERA, answer: 'will move' },
      { person_id: DINA, announcement_id: 2 },
      { person_id: 5, ...NEXT_DOOR },
      { person_id: 6 },
      { person_id: DINA, ...NEXT_DOOR },
    ],
  );
  await put(
    'free_marks',
    { spot: 45, until: ahead(hours(1)) },
    { spot: 47, until: NOW },
    {
      ...{ spot: 50, ...NEXT_DOOR },
    },
  );
  const asked = await ask((tx) => tx.announcements.asked(TO_ALL, NOW));
  assert.deepEqual(
    asked.map(({ spot, answer: said, isFree }) => [spot, said, isFree]),
    [
      [45, 'will move', true],
      [47, null, false],
      [49, null, false],
      [50, 'cannot move', false],
    ],
  );
  const some = await ask((tx) => tx.announcements.asked(TO_45, NOW));
  assert.deepEqual(
    some.map(({ spot }) => spot),
    [45],
  );
  const part = (person: typeof ANNA) => ask((tx) => tx.announcements.partOf(TO_ALL, person));
  assert.deepEqual(await part(BORIS), { spots: [45], silent: [], answer: 'cannot move' });
  assert.deepEqual(await part(VERA), { spots: [45], silent: [], answer: 'will move' });
  assert.deepEqual(await part(DINA), { spots: [47], silent: [47], answer: null });
});

test('«Напомнить» goes to who holds a silent spot and may read it, and counts the spots where it may arrive', async (t) => {
  const rows = await openRows(t);
  await people(rows);
  await rows.put(
    'holdings',
    { spot: 51, person_id: 3 },
    ...[
      { spot: 52, person_id: 2 },
      { spot: 53, person_id: 2 },
      { spot: 54, person_id: 12 },
    ],
  );
  await rows.put('memberships', { person_id: 12, ...PERSON, ...NEXT_DOOR });
  await rows.put('announcement_answers', { announcement_id: 1, person_id: 2, answer: 'will move' });
  await rows.put(
    'holdings',
    { spot: 55, person_id: 2 },
    { spot: 56, person_id: 4 },
    {
      ...{ spot: 56, person_id: ANNA },
    },
  );
  await rows.put('holdings', { spot: 57, person_id: 7 });
  const all = { ...TO_ALL, author: 99 } as Announcement;
  const reminded = await rows.ask((tx) => tx.announcements.remind(all));
  // Of 45, 52, 53 and 55 somebody will move; at 46 one is banned and one has switched them off; at 47, 51 and 57 nobody is reached.
  assert.deepEqual([reminded, await told(rows)], [2, [101, 103, 104, 107]]);
});

test('A draft, a list and a save are of one announcement, its author and its house', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const draft = { author: ANNA, state: 'draft', text: 'первое', to_spots: [45] };
  await put(
    'announcements',
    { id: 21, ...draft },
    ...[
      { id: 22, author: BORIS },
      { id: 23, state: 'waiting' },
      { id: 24, ...NEXT_DOOR },
    ],
  );
  const content = { text: 'второе', formatting: [], photos: [], documents: [] };
  const id = await ask((tx) => tx.announcements.draft(HOUSE, ANNA, content, NOW, announcementId(21)));
  assert.deepEqual(await ids('announcements'), [id, 22, 23, 24]);
  const one = (await ask((tx) => tx.announcements.get(HOUSE, id))) ?? assert.fail();
  assert.deepEqual(one.to, { kind: 'spots', spots: [45] });
  for (const look of ['get', 'lock'] as const) {
    assert.equal(await ask((tx) => tx.announcements[look](HOUSE, announcementId(24))), null);
    assert.equal((await ask((tx) => tx.announcements[look](HOUSE, announcementId(22))))?.author, BORIS);
  }
  await put('announcements', { id, ...draft, ...NEXT_DOOR });
  await ask((tx) => tx.announcements.save({ ...one, state: 'called off' }));
  assert.deepEqual(await ids('announcements', "state = 'called off'", ROW), [100 + id]);
  const gone = { state: 'done', starts_at: ago(hours(1)), to_spots: null };
  await put(
    'announcements',
    { id: 31, ...draft, ...gone },
    ...[
      { id: 32, state: 'going', starts_at: NOW, to_spots: [45] },
      { id: 33, to_spots: [46], starts_at: ago(hours(2)) },
      { id: 34, state: 'waiting' },
      { id: 35, ...NEXT_DOOR },
    ],
  );
  const latest = async (spots: readonly number[] | null, most = 9) =>
    (await ask((tx) => tx.announcements.latest(HOUSE, spots as never, most))).map((found) => found.id);
  assert.deepEqual(await latest(null), [32, 31, 33]);
  assert.deepEqual(await latest([45]), [32, 31]);
  assert.deepEqual(await latest(null, 1), [32]);
});

test('A pin is asked for again only where it came to nothing, and recorded in its own group', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const pin = { announcement_id: 1, group_id: 1, state: 'asked' };
  const others = [{ group_id: 2 }, { announcement_id: 2 }, NEXT_DOOR, { group_id: 3, state: 'lost' }];
  await put('announcement_pins', pin, ...others, { group_id: 4, state: 'pinned' });
  const asks = (group: number) => ask((tx) => tx.announcements.askPin(HOUSE, ID, groupId(group)));
  assert.deepEqual([await asks(1), await asks(3), await asks(4), await asks(5)], [false, true, false, true]);
  assert.deepEqual(
    (await ask((tx) => tx.announcements.pins(HOUSE, ID))).map(({ group }) => group),
    [1, 2, 3, 4, 5],
  );
  await ask((tx) =>
    tx.announcements.recordPin(HOUSE, ID, { group: groupId(1), state: 'no right', message: null }),
  );
  const which = "complex_id || ' ' || announcement_id || ' ' || group_id";
  assert.deepEqual(await ids('announcement_pins', "state = 'no right'", which), ['1 1 1']);
});
