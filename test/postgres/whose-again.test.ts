import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BackupRow, makeCopy } from '../../src/adapters/postgres/backups/make-copy.ts';
import { nextRestore } from '../../src/adapters/postgres/backups/next-restore.ts';
import { bringBack } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { erasureKey } from '../../src/adapters/postgres/privacy/erasure-key.ts';
import { armTimers } from '../../src/adapters/postgres/timers/arm-timers.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import type { Hints } from '../../src/application/hints.ts';
import { alertId, announcementId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
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

const SECRET = Buffer.alloc(32);

/** The same house, and what its commits tell those who look on. */
function watched({ pool }: Rows) {
  const told: string[] = [];
  const hints = (some: Hints) => {
    for (const [word, whom] of some) told.push(`${word} ${whom === 'house' ? whom : [...whom].join()}`);
  };
  const wakes = { notices: () => {}, timers: () => {}, hints };
  const { transact } = createTransactions(openTables(pool), { now: () => NOW }, wakes, SECRET);
  return { transact, told };
}

test('Whoever is signed out has to go from every screen at once, and so has the gate when the guards have changed', async (t) => {
  const rows = await openRows(t);
  const { transact, told } = watched(rows);
  const session = (id: number, more = {}) => ({ id, token_hash: `\\x0${id}`, external_id: `${id}`, ...more });
  await rows.put(
    'web_sessions',
    { person_id: ANNA, kind: 'resident', expires_at: ahead(days(1)), ...session(1) },
    ...[
      session(2),
      session(3, { person_id: BORIS, kind: 'gate' }),
      session(4, { person_id: VERA, kind: 'gate' }),
      session(5, { person_id: DINA, kind: 'gate', ...NEXT_DOOR }),
    ],
  );
  await transact((tx) => tx.webSessions.closeAll(HOUSE, ANNA));
  assert.deepEqual([told.splice(0), await rows.ids('web_sessions')], [[`standing ${ANNA}`], [3, 4, 5]]);
  await transact((tx) => tx.webSessions.closeKind(HOUSE, 'gate'));
  assert.deepEqual([told, await rows.ids('web_sessions')], [[`standing ${BORIS},${VERA}`], [5]]);
});

test('A ban that is over by the time somebody comes back bans him no more', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const address = (person: number, external: string) => ({
    person_id: person,
    external_id: external,
    chat_ref: external,
  });
  await put('addresses', { bot_id: 1, ...address(ANNA, '1') }, address(BORIS, '2'));
  const key = (external: string) => `\\x${erasureKey(SECRET, 1, external).toString('hex')}`;
  await put(
    'erasure_marks',
    { complex_id: HOUSE, key: key('1'), banned_until: NOW, seeded: false },
    { key: key('2'), banned_until: ahead(1) },
  );
  await put('memberships', { complex_id: HOUSE, person_id: ANNA, banned_until: null }, { person_id: BORIS });
  assert.equal(await ask((tx) => tx.privacy.remember(HOUSE, ANNA, NOW)), null);
  assert.deepEqual(await ask((tx) => tx.privacy.remember(HOUSE, BORIS, NOW)), ahead(1));
  assert.deepEqual(await ids('memberships', 'banned_until is not null', 'person_id'), [BORIS]);
});

test('A browser that changes sessions of one person leaves nobody without it', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const keys = { endpoint: 'e', p256dh: 'x', auth: 'x' };
  await put('push_subscriptions', { id: 1, session_id: 1, person_id: ANNA, ...keys });
  assert.deepEqual(await ask((tx) => tx.browsers.keep(HOUSE, 2, ANNA, keys, NOW)), []);
  assert.deepEqual(await ids('push_subscriptions', 'true', 'session_id'), [2]);
});

test('Of two albums that wait the older one is taken first', async (t) => {
  const { put, ask } = await openRows(t);
  await put('addresses', { bot_id: 1, person_id: ANNA, external_id: '1', chat_ref: 'c' });
  const part = (text: string) => [{ text, writtenAt: null, chat: { ref: 'c' } }];
  const waits = { bot_id: 1, person_id: ANNA, chat: 'c' };
  await put(
    'albums',
    { ...waits, album: 'new', parts: part('new'), due_at: ago(minutes(1)) },
    { album: 'old', parts: part('old'), due_at: ago(minutes(2)) },
  );
  const take = async () => {
    const which = { album: null, dueBy: NOW };
    const found = await ask((tx) => tx.albums.take(1 as never, '1' as never, 'c' as never, which as never));
    return found.map((one) => (one as unknown as { text: string }).text).join();
  };
  assert.deepEqual([await take(), await take(), await take()], ['old', 'new', '']);
});

test('Whoever is asked about a car again after a month has not answered yet', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const about = { plate_key: 'A123BC', about: ANNA, holder: BORIS };
  const answered = { answer: 'unknown', answered_at: ago(days(31)) };
  await put('car_questions', { id: 1, ...about, asked_at: ago(days(31)), ...answered });
  const month = { since: ago(days(30)), until: NOW };
  const asked = { key: 'A123BC' as never, about: ANNA, holder: BORIS };
  assert.equal(await ask((tx) => tx.cars.ask(HOUSE, asked, month, NOW)), 1);
  assert.deepEqual(await ids('car_questions', 'answer is null and answered_at is null'), [1]);
});

test('A tenant who comes to own his spot was warned of no end', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const rents = { spot: 45, tenant_until: ahead(days(3)), tenant_warned: true };
  await put('holdings', { complex_id: HOUSE, person_id: ANNA, ...rents }, { person_id: BORIS });
  await ask((tx) => tx.spots.assign(HOUSE, spotOf(45), ANNA, NOW));
  assert.deepEqual(await ids('holdings', 'tenant_until is null and not tenant_warned', 'person_id'), [ANNA]);
  assert.deepEqual(await ids('holdings', 'tenant_warned', 'person_id'), [BORIS]);
});

test('After a restore both are told a week before the end of a tenancy, and who was told hears of the end alone', async (t) => {
  const { put, pool } = await openRows(t);
  const rents = { complex_id: HOUSE, person_id: ANNA, tenant_until: ahead(days(30)) };
  await put(
    'holdings',
    { ...rents, spot: 45, tenant_warned: false },
    { spot: 46, tenant_warned: true },
    { spot: 47, tenant_until: null },
  );
  await armTimers(openTables(pool));
  const { rows } = await pool.query(
    "select subject_id as spot, due_at from timers where kind = 'tenancy' order by 1",
  );
  assert.deepEqual(rows, [
    { spot: 45, due_at: ahead(days(23)) },
    { spot: 46, due_at: ahead(days(30)) },
  ]);
});

test('Another draft takes over for whom one was meant only where it is the same one written anew', async (t) => {
  const { put, ask } = await openRows(t);
  const draft = { author: ANNA, state: 'draft', to_spots: [45], to_sections: null, asks_to_move: true };
  const content = { text: 'второе', formatting: [], photos: [], documents: [] };
  const redraft = async (of: number | null) => {
    const id = await ask((tx) =>
      tx.announcements.draft(HOUSE, ANNA, content, NOW, of === null ? null : announcementId(of)),
    );
    const one = await ask((tx) => tx.announcements.get(HOUSE, id));
    return [one?.to.kind, one?.request !== null];
  };
  await put('announcements', { id: 21, complex_id: HOUSE, ...draft });
  assert.deepEqual(await redraft(21), ['spots', true]);
  assert.deepEqual(await redraft(null), ['all', false]);
});

test('Copies come to those alone who may keep them still, and of this house', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'memberships',
    { complex_id: HOUSE, person_id: ANNA, roles: ['admin'] },
    { person_id: BORIS, roles: ['guard'] },
    { person_id: VERA, roles: ['admin'] },
    { person_id: DINA, roles: ['admin'], ...NEXT_DOOR },
  );
  await put(
    'backup_readers',
    { complex_id: HOUSE, person_id: ANNA },
    { person_id: BORIS },
    { person_id: DINA },
    { person_id: VERA, ...NEXT_DOOR },
  );
  assert.deepEqual(await ask((tx) => tx.backups.readers(HOUSE)), [ANNA]);
});

const SENT = { kind: 'sent', file: '2:f', name: 'a.age', message: '41' };

test('A restore that is confirmed has all its tries again, and the file is deleted where it was sent', async (t) => {
  const rows = await openRows(t);
  const { put, ask, ids } = rows;
  await put('memberships', { complex_id: HOUSE, person_id: ANNA, roles: ['admin'], approved_at: NOW });
  await put('persons', { id: ANNA, display_name: 'Анна' });
  const there = { bot_id: 1, person_id: ANNA, external_id: '1', chat_ref: 'first' };
  await put('addresses', there, { bot_id: 2, external_id: '2', chat_ref: 'second' });
  const restore = { complex_id: HOUSE, id: 3, asked_by: ANNA, asked_at: NOW, state: 'compared', tries: 4 };
  await put('restores', { ...restore, source: SENT });
  assert.equal(await ask((tx) => tx.backups.moveRestore(HOUSE, 3, 'compared', 'confirmed', NOW)), true);
  assert.deepEqual(await ids('restores', "tries = 0 and state = 'confirmed'"), [3]);
  const { transact } = watched(rows);
  const job = async () => (await transact((tx, trx) => nextRestore(tx, trx, NOW)))?.to;
  assert.deepEqual(await job(), { bot: 2, chat: 'second' });
  await rows.pool.query(`update restores set source = '{"kind": "folder", "name": "a"}'`);
  assert.deepEqual(await job(), { bot: 1, chat: 'first' });
});

test('A restore makes residents of whom the copy names, and leaves guards and admins what they are', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const house = { complex_id: HOUSE };
  await put(
    'memberships',
    { ...house, person_id: ANNA, roles: ['guard'], approved_at: ago(hours(1)) },
    { person_id: BORIS, roles: [] },
    { person_id: VERA, roles: [], approved_at: null },
    { person_id: DINA, roles: [], ...NEXT_DOOR },
    { person_id: ANNA, roles: [], ...NEXT_DOOR },
  );
  const said = (person: number, at: Date | null) => ({
    person_id: person,
    approved_at: at?.toISOString() ?? null,
  });
  const memberships = [said(ANNA, null), said(BORIS, null), said(VERA, NOW), said(DINA, null)];
  const copy = { tables: new Map([['memberships', memberships]]) } as never;
  const came = await ask((tx) => tx.copyRows.approveAsIn(HOUSE, copy));
  assert.deepEqual(came, { approved: 1, unapproved: 1 });
  assert.deepEqual(await ids('memberships', 'approved_at is not null', 'person_id'), [
    ANNA,
    ANNA,
    VERA,
    DINA,
  ]);
});

test('A card that was doubted before the clock was set back is believed again in twelve hours', async (t) => {
  const { put, pool, ids } = await openRows(t);
  const tag = (id: number, doubted: Date) => ({
    id,
    spot: id,
    token_hash: `\\x0${id}`,
    code_hash: `\\x0${id}`,
    doubted_until: doubted,
  });
  await put(
    'windscreen_tags',
    { complex_id: HOUSE, person_id: ANNA, ...tag(1, ahead(days(9))) },
    tag(2, ahead(hours(3))),
  );
  await bringBack(openTables(pool), { now: () => NOW });
  const twelve = ahead(hours(12)).toISOString();
  assert.deepEqual(await ids('windscreen_tags', `doubted_until = '${twelve}'`), [1]);
});

test('A copy that an admin asked for is his alone; the daily one comes to all who want it', async (t) => {
  const rows = await openRows(t);
  const { transact } = watched(rows);
  await rows.put('memberships', { complex_id: HOUSE, person_id: BORIS, roles: ['admin'] });
  await rows.put('backup_readers', { complex_id: HOUSE, person_id: BORIS });
  const stored = { fileName: 'a', sha256: SECRET, bytes: 1, encrypted: true };
  const vault = { encrypts: true, store: async () => stored };
  const told = async (row: Pick<BackupRow, 'kind' | 'asked_by'>) => {
    await rows.clear('notices');
    const origin = { schema: '0052', installation: 'here' };
    const copy = { ...row, complex_id: HOUSE, id: 3 } as BackupRow;
    await transact((tx, trx) => makeCopy({ tx, trx, origin, vault, now: NOW }, copy));
    return rows.ids('notices', 'true', "recipient || ' ' || (notice ->> 'kind')");
  };
  assert.deepEqual(await told({ kind: 'asked', asked_by: ANNA }), [`${ANNA} backup made`]);
  assert.deepEqual(await told({ kind: 'daily', asked_by: null }), [`${BORIS} backup file`]);
});

test('Of a thread the neighbour who stands there with permission is told from the holders', async (t) => {
  const { put, ask } = await openRows(t);
  await put('alerts', { id: 7, complex_id: HOUSE, kind: 'blocked', state: 'open', spot: 45, plate: null });
  const holds = { complex_id: HOUSE, alert_id: 7, part: 'holder', reach: 'delivered', joined_at: NOW };
  await put(
    'alert_parties',
    { ...holds, person_id: ANNA, borrower: false },
    { person_id: BORIS, borrower: true },
  );
  const seen = (await ask((tx) => tx.alerts.get(HOUSE, alertId(7)))) ?? assert.fail();
  assert.deepEqual([seen.holders.map(({ person }) => person), seen.borrower?.person], [[ANNA], BORIS]);
});
