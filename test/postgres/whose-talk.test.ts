import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAlbum } from '../../src/adapters/postgres/conversation/albums.ts';
import { createIntroductions } from '../../src/adapters/postgres/conversation/introductions.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { externalIdOf } from '../../src/adapters/postgres/residents/addresses.ts';
import { complexId } from '../../src/core/kernel/ids.ts';
import { hours, minutes } from '../../src/core/kernel/time.ts';
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
  VERA,
} from '../support/rows.ts';

const OF_BOT = 'bot_id * 100 + person_id';

/** Two bots, and Анна is known to both, by numbers that elsewhere are another's. */
async function addresses({ put, pool }: Rows) {
  await pool.query("insert into bots (messenger, external_id) values ('other', '2')");
  const at = (bot_id: number, person_id: number, external_id: string) => ({ bot_id, person_id, external_id });
  await put(
    'addresses',
    { chat_ref: 'c', unreachable_since: null, username: null, topic: null, ...at(1, ANNA, '1') },
    ...[at(1, BORIS, '2'), at(2, ANNA, '2'), at(2, BORIS, '1')],
  );
}

test('Whoever writes is known by his bot and his number there, with his own language, talk and album', async (t) => {
  const rows = await openRows(t);
  const { put, ask, ids, pool } = rows;
  await addresses(rows);
  await put(
    'persons',
    { id: ANNA, display_name: 'Анна', language: 'ru' },
    { id: BORIS, display_name: 'Борис' },
  );
  await put('memberships', { person_id: ANNA, roles: [] }, { person_id: BORIS, ...NEXT_DOOR }, NEXT_DOOR);
  await put(
    'guards_seen',
    { person_id: ANNA, seen_at: ago(hours(1)) },
    { seen_at: NOW, ...NEXT_DOOR },
    { person_id: BORIS },
  );
  const dialog = { bot_id: 1, person_id: ANNA, dialog: { kind: 'a' }, expires_at: ahead(1) };
  await put('dialogs', dialog, { bot_id: 2, dialog: { kind: 'b' } }, { person_id: BORIS, expires_at: NOW });
  const album = { bot_id: 1, person_id: ANNA, album: 'a', chat: 'c', due_at: ahead(1), parts: [] };
  await put(
    'albums',
    album,
    { album: 'b', chat: 'other' },
    { album: 'd', due_at: null },
    { bot_id: 2, album: 'e', chat: 'x' },
    {
      ...{ person_id: BORIS, album: 'f', due_at: null },
    },
  );
  const find = (bot: number, external: string) =>
    ask((tx) => tx.people.find(bot as never, external as never, NOW));
  const anna = (await find(1, '1')) ?? assert.fail();
  assert.deepEqual(
    [anna.displayName, anna.complex, anna.guardSeenAt, anna.album],
    ['Анна', 1, ago(hours(1)), 'a'],
  );
  assert.deepEqual([anna.dialog, (await find(2, '2'))?.dialog], [{ kind: 'a' }, { kind: 'b' }]);
  assert.equal((await find(2, '2'))?.album, null);
  const boris = (await find(1, '2')) ?? assert.fail();
  assert.deepEqual([boris.displayName, boris.complex, boris.dialog, boris.album], ['Борис', 2, null, null]);
  assert.deepEqual([boris.guardSeenAt, boris.home.name, anna.home.name], [null, 'Соседний', 'Двор']);
  assert.deepEqual([(await find(2, '1'))?.displayName, await find(2, '3')], ['Борис', null]);
  await ask((tx) => tx.people.setTopic(1 as never, ANNA, 't' as never));
  await ask((tx) => tx.people.setReachable(1 as never, ANNA, false, NOW));
  await ask((tx) => tx.people.refresh(1 as never, ANNA, { displayName: 'Новая', username: 'u' } as never));
  for (const what of ['topic', 'unreachable_since', 'username'])
    assert.deepEqual(await ids('addresses', `${what} is not null`, OF_BOT), [101], what);
  assert.deepEqual(await ids('persons', "display_name = 'Новая'"), [ANNA]);
  await ask((tx) => tx.people.setLanguage(ANNA, 'en'));
  assert.deepEqual(await ids('persons', "language = 'en'"), [ANNA]);
  await ask((tx) => tx.people.askedConsent(HOUSE, ANNA, 7));
  assert.deepEqual(await ids('memberships', 'consent_asked = 7', 'complex_id * 100 + person_id'), [101]);
  await put('memberships', { person_id: BORIS });
  await ask((tx) => tx.people.askedConsent(HOUSE, ANNA, 8));
  assert.deepEqual(await ids('memberships', 'consent_asked = 8', 'complex_id * 100 + person_id'), [101]);
  await ask((tx) => tx.dialogs.end(1 as never, ANNA));
  assert.deepEqual(await ids('dialogs', 'true', OF_BOT), [102, 201]);
  const external = externalIdOf(openTables(pool), 2 as never);
  assert.deepEqual([await external(ANNA), await external(BORIS), await external(VERA)], ['2', '1', null]);
});

test('Parts of an album wait for its own author, chat and bot, and are taken once', async (t) => {
  const rows = await openRows(t);
  const { put, ask, ids, pool } = rows;
  await addresses(rows);
  const part = (text: string) => ({ text, writtenAt: null, chat: { ref: 'c' } });
  const waits = {
    bot_id: 1,
    person_id: ANNA,
    album: 'a',
    chat: 'c',
    due_at: ago(minutes(1)),
    parts: [part('a')],
  };
  await put(
    'albums',
    waits,
    ...[
      { person_id: BORIS, album: 'a', parts: [part('b')], due_at: ago(minutes(9)) },
      { bot_id: 2, album: 'a', parts: [part('c')], due_at: ago(minutes(8)) },
      { album: 'd', chat: 'x', parts: [part('d')], due_at: ago(minutes(7)) },
      { album: 'e', parts: [part('e')], due_at: ahead(minutes(1)) },
      { album: 'f', parts: [part('f')], due_at: null },
      { bot_id: 3, album: 'g', parts: [part('g')], due_at: ahead(1) },
      { bot_id: 2, person_id: BORIS, album: 'h', parts: [part('h')], due_at: ago(minutes(2)) },
    ],
  );
  const next = async (...bots: number[]) => {
    const found = await nextAlbum(openTables(pool), bots as never)(NOW);
    return found && (found as unknown as { text: string }).text;
  };
  assert.deepEqual([await next(1), await next(2), await next(3)], ['b', 'c', null]);
  const isWaiting = (bot: number, external: string, album: string) =>
    ask((tx) => tx.albums.isWaiting(bot as never, external as never, album as never));
  assert.deepEqual(
    [await isWaiting(1, '1', 'a'), await isWaiting(1, '1', 'f'), await isWaiting(1, '2', 'e')],
    [true, false, false],
  );
  assert.deepEqual(
    [await isWaiting(1, '3', 'a'), await isWaiting(2, '2', 'd'), await isWaiting(2, '1', 'a')],
    [false, false, false],
  );
  const take = async (album: string | null, dueBy: Date | null) => {
    const found = await ask((tx) =>
      tx.albums.take(1 as never, '1' as never, 'c' as never, { album, dueBy } as never),
    );
    return found.map((one) => (one as unknown as { text: string }).text);
  };
  assert.deepEqual([await take('f', null), await take('e', NOW)], [[], []]);
  assert.deepEqual([await take(null, NOW), await take(null, NOW), await take('e', null)], [['a'], [], ['e']]);
  assert.deepEqual(await ids('albums', 'due_at is not null', "bot_id || ' ' || album"), [
    '1 a',
    '1 d',
    '2 a',
    '2 h',
    '3 g',
  ]);
  const keep = (album: string) =>
    ask((tx) => tx.albums.keep({ bot: 1, person: ANNA, album } as never, part('x') as never, NOW, NOW));
  assert.deepEqual([await keep('d'), await keep('f')], [2, null]);
});

test('What a messenger shows of the bot is of that bot, and commands of their own have who serves or chose a language', async (t) => {
  const rows = await openRows(t);
  const { put, ids, pool } = rows;
  await addresses(rows);
  const at = { bot_id: 1, unreachable_since: null };
  await put(
    'addresses',
    { ...at, person_id: VERA, external_id: '3', chat_ref: 'v' },
    { person_id: DINA, external_id: '4', chat_ref: 'd' },
    { person_id: 5, external_id: '5', chat_ref: 'e' },
  );
  await pool.query(
    "update addresses set chat_ref = 'a' where bot_id = 1 and person_id = 1; update addresses set chat_ref = 'b' where bot_id = 1 and person_id = 2",
  );
  const person = { display_name: 'x', language: 'ru', language_chosen: false };
  await put(
    'persons',
    { id: ANNA, ...person },
    { id: BORIS, language_chosen: true },
    { id: VERA },
    { id: DINA },
    { id: 5, language_chosen: true },
  );
  await put(
    'memberships',
    { person_id: ANNA, roles: ['guard', 'admin'], banned_until: null },
    ...[
      { person_id: BORIS, roles: [] },
      { person_id: VERA, roles: ['guard'], banned_until: ahead(1) },
      { person_id: DINA, roles: ['guard'], banned_until: NOW },
      { person_id: 5, roles: ['guard'], banned_until: ahead(1) },
    ],
  );
  const db = openTables(pool);
  const shows = createIntroductions({ db, pool, home: complexId(2) }, 1 as never, { now: () => NOW });
  assert.equal(await shows.house(), 'Соседний');
  const own = await shows.own();
  assert.deepEqual(
    own.map(({ chat, roles }) => [chat, roles.toSorted().join()]),
    [
      ['a', 'admin,guard'],
      ['b', ''],
      ['d', 'guard'],
      ['e', ''],
    ],
  );
  await put(
    'introductions',
    { bot_id: 1, chat: 'a', part: 'p', digest: 'x' },
    { bot_id: 2 },
    { chat: 'b' },
    { part: 'q' },
  );
  assert.equal((await shows.shown()).length, 3);
  await shows.remember([{ chat: 'a', part: 'p', digest: null }] as never);
  assert.deepEqual(await ids('introductions', 'true', "bot_id || ' ' || chat || ' ' || part"), [
    '1 a q',
    '1 b p',
    '2 a p',
  ]);
});
