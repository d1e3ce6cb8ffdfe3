import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIntroductions } from '../../src/adapters/postgres/conversation/introductions.ts';
import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { botNames, nameBot } from '../../src/adapters/postgres/groups/bot-names.ts';
import { openSos, openSosOfCar } from '../../src/adapters/postgres/kit/locks.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { giveWay, hasHeir } from '../../src/adapters/postgres/outbox/outbox-rows.ts';
import { notePushed } from '../../src/adapters/postgres/outbox/pushed.ts';
import { createSentPictures } from '../../src/adapters/postgres/outbox/sent-pictures.ts';
import { spotImports } from '../../src/adapters/postgres/spots/spot-imports.ts';
import { plateKey } from '../../src/core/cars/plate.ts';
import { minutes } from '../../src/core/kernel/time.ts';
import { anAlert } from '../core/an-alert.ts';
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
  spotOf,
  VERA,
} from '../support/rows.ts';

/** Of each row: the thousands are its house. */
const ROW = 'complex_id * 1000 + id';

const notice = (id: number, more: object = {}) => ({
  ...{ id, lane: 0, recipient: id, notice: { kind: 'x' }, card_id: null, state: 'due', channel: 'messenger' },
  ...{ tries: 0, faults: 0, due_at: NOW, made_at: NOW, ...more },
});

const card = (id: number, more: object = {}) => notice(id, { card_id: 7, notice: null, ...more });

test('A note goes over to browsers unless one of its card went there, or is due there; whoever stands next waits as long', async (t) => {
  const { put, ask, pool, clear } = await openRows(t);
  const taken = { id: 1, owner: 9, tries: 1 } as never;
  const goes = async (...others: readonly Readonly<Record<string, unknown>>[]) => {
    await put('notices', card(1, { state: 'sending', owner: 9, tries: 1 }), ...others);
    await ask((tx) => tx.save(HOUSE, [{ kind: 'notice goes over', notice: taken, dueAt: NOW } as never]));
    const { rows } = await pool.query(
      'select state, settled_at from notices where complex_id = 1 and id = 1',
    );
    await clear('notices');
    return [rows[0].state, rows[0].settled_at !== null];
  };
  const push = { id: 2, channel: 'push', owner: null };
  assert.deepEqual(await goes(), ['due', false]);
  for (const state of ['due', 'sending', 'sent'])
    assert.deepEqual(await goes({ ...push, state }), ['dropped', true], state);
  for (const other of [
    { ...push, state: 'dropped' },
    { ...push, state: 'sent', channel: 'messenger' },
    { ...push, state: 'sent', card_id: 8 },
    { ...push, state: 'sent', ...NEXT_DOOR },
  ])
    assert.deepEqual(await goes(other), ['due', false], JSON.stringify(other));
  const later = [{ id: 2, card_id: 8 }, { id: 3, channel: 'push' }, { id: 4, state: 'sent' }, NEXT_DOOR];
  await put('notices', card(1), ...later);
  const waits = { card: 7, channel: 'messenger', dueAt: ahead(5), tries: 3, madeAt: ago(5) };
  await ask((tx) => tx.save(HOUSE, [{ kind: 'heir waits', ...waits } as never]));
  const { rows } = await pool.query('select id from notices where tries = 3');
  assert.deepEqual(rows, [{ id: 1 }]);
});

test('The next showing of a card is of that card, its house and its way; what gives way is what was taken', async (t) => {
  const { put, pool, clear, ids } = await openRows(t);
  const db = openTables(pool);
  const asks = (statement: Parameters<Parameters<typeof hasHeir>[1]>[0]) => void statement;
  const has = () => hasHeir(db, asks, { complex: HOUSE, channel: 'messenger' }, 7 as never);
  for (const other of [{ card_id: 8 }, { channel: 'push' }, { state: 'sent' }, NEXT_DOOR]) {
    await put('notices', card(1, other));
    assert.equal(await has(), false, JSON.stringify(other));
    await clear('notices');
  }
  await put('notices', card(1));
  assert.equal(await has(), true);
  await clear('notices');
  const taking = { complex: HOUSE, id: 1, owner: 9, tries: 2, faults: 0 };
  await put('notices', notice(1, { tries: 1 }), { id: 2 }, NEXT_DOOR);
  await giveWay(db, taking, NOW);
  assert.deepEqual(await ids('notices', `due_at > '${NOW.toISOString()}'`, ROW), [1001]);
  for (const others of [{ tries: 2, state: 'sending', owner: 9 }, { faults: 1 }, { tries: 2 }]) {
    await clear('notices');
    await put('notices', notice(1, { tries: 1, ...others }));
    await giveWay(db, taking, NOW);
    assert.deepEqual(
      await ids('notices', `due_at > '${NOW.toISOString()}'`, ROW),
      [],
      JSON.stringify(others),
    );
  }
});

test('A push is noted at the browsers that took it, and those that are gone are of this house', async (t) => {
  const { put, pool, ids } = await openRows(t);
  const db = openTables(pool);
  const browser = (id: number) => ({ id, session_id: id, endpoint: `e${id}`, person_id: ANNA });
  await put(
    'push_subscriptions',
    browser(1),
    browser(2),
    browser(3),
    { ...browser(4), id: 1, ...NEXT_DOOR },
    { ...browser(5), id: 3, ...NEXT_DOOR },
  );
  const sent: Promise<unknown>[] = [];
  const post: Parameters<typeof notePushed>[1] = ({ sql: text, parameters }) =>
    void sent.push(pool.query(text, [...parameters]));
  notePushed(db, post, { complex: HOUSE, id: 5 } as never, { taken: [1], gone: [3], onPhone: true }, NOW);
  await Promise.all(sent);
  assert.deepEqual(await ids('push_subscriptions', 'true', ROW), [1001, 1002, 2001, 2003]);
  assert.deepEqual(await ids('push_subscriptions', 'last_ok_at is not null', ROW), [1001]);
  assert.deepEqual(await ids('push_sendings', 'true', 'complex_id * 1000 + subscription_id'), [1001]);
});

test('An alarm that howls is found by its spot or its car, in this house, while it is open and heard by holders', async (t) => {
  const { put, pool } = await openRows(t);
  const db = openTables(pool);
  const sos = {
    id: 1,
    kind: 'sos',
    spot: 45,
    plate_key: null,
    unfound: false,
    state: 'open',
    withheld: false,
  };
  const others = [
    { id: 2, kind: 'blocked' },
    { id: 3, state: 'closed' },
    { id: 4, withheld: true },
    NEXT_DOOR,
  ];
  await put('alerts', sos, { id: 5, spot: 46 }, ...others);
  const car = { ...sos, id: 11, spot: null, plate_key: 'A1' };
  const cars = others.map((one) => ('id' in one ? { ...one, id: Number(one.id) + 10 } : one));
  await put('alerts', car, { id: 15, plate_key: 'A2' }, { id: 16, unfound: true }, ...cars);
  const found = async (of: ReturnType<typeof openSos>) =>
    (await of.execute(db)).rows.map(({ id }) => Number(id));
  assert.deepEqual(await found(openSos(HOUSE, spotOf(45))), [1]);
  assert.deepEqual(await found(openSosOfCar(HOUSE, 'A1', false)), [11]);
  assert.deepEqual(await found(openSosOfCar(HOUSE, 'A1', true)), [16]);
});

test('A picture is shown again by the bot that showed it; a bot and a group are called by their own name', async (t) => {
  const { put, pool, ids, ask } = await openRows(t);
  const db = openTables(pool);
  const one = { bot_id: 1, digest: 'd', file_ref: 'one' };
  await put('sent_pictures', one, { bot_id: 2, file_ref: 'two' }, { digest: 'e', file_ref: 'three' });
  const pictures = createSentPictures(db, 1, { now: () => NOW });
  const others = createSentPictures(db, 2, { now: () => NOW });
  assert.deepEqual([await pictures.find('d'), await pictures.find('e')], ['one', 'three']);
  assert.deepEqual([await others.find('d'), await others.find('e')], ['two', null]);
  await pictures.keep('d', 'four');
  assert.deepEqual(await ids('sent_pictures', 'true', 'file_ref'), ['four', 'three', 'two']);
  await pool.query("insert into bots (messenger, external_id, name) values ('web', '9', 'other')");
  await put('groups', { id: 5, bot_id: 1, chat_ref: 'a' }, { id: 6, bot_id: 2, chat_ref: 'b' });
  await nameBot(db, 1, 'ours');
  const names = botNames(db);
  assert.deepEqual([await names.botName(1), await names.botName(2)], ['ours', 'other']);
  assert.deepEqual(
    [await names.botNameIn(5 as never), await names.botNameIn(6 as never), await ask(async () => 1)],
    ['ours', 'other', 1],
  );
});

test('Commands of one’s own have those with a role, while they are not banned, and those who chose a language', async (t) => {
  const { put, pool } = await openRows(t);
  const who = [ANNA, BORIS, VERA, DINA];
  for (const id of [...who, 5]) {
    await put('persons', {
      id,
      display_name: `p${id}`,
      language: 'ru',
      language_chosen: id === VERA || id === 5,
    });
    await put('addresses', { bot_id: 1, person_id: id, external_id: String(id), chat_ref: `chat ${id}` });
  }
  await put('addresses', { bot_id: 2, person_id: ANNA, external_id: 'w1', chat_ref: 'elsewhere' });
  const member = { person_id: ANNA, roles: ['admin'], banned_until: null };
  await put(
    'memberships',
    member,
    { person_id: BORIS, banned_until: ahead(minutes(1)) },
    { person_id: VERA, roles: [] },
    { person_id: DINA, roles: [] },
    { person_id: 5, banned_until: ahead(minutes(1)) },
  );
  const { own } = createIntroductions({ db: openTables(pool), pool, home: HOUSE }, 1, { now: () => NOW });
  assert.deepEqual(await own(), [
    { chat: 'chat 1', language: 'ru', roles: ['admin'] },
    { chat: 'chat 3', language: 'ru', roles: [] },
    { chat: 'chat 5', language: 'ru', roles: [] },
  ]);
});

test('A list of spots is read by whoever finds it unread, or left lying by somebody else', async (t) => {
  const { put, pool, clear } = await openRows(t);
  const imports = spotImports(openTables(pool), () => {});
  const at = (wait: string) =>
    pool
      .query<{ at: Date }>(`select clock_timestamp() + interval '${wait}' as at`)
      .then(({ rows }) => rows[0]?.at);
  const list = { id: 1, person_id: ANNA, state: 'reading', leased_until: null };
  for (const [row, tries] of [
    [{}, 1],
    [{ leased_until: await at('-1 second') }, 1],
    [{ leased_until: await at('1 hour') }, 1],
    [{ leased_until: await at('1 minute') }, undefined],
    [{ state: 'shown' }, undefined],
    [{ state: 'over', leased_until: await at('1 hour') }, undefined],
  ] as const) {
    await put('spot_imports', { ...list, ...row });
    assert.equal((await imports.next())?.tries, tries, JSON.stringify(row));
    await clear('spot_imports');
  }
});

test('The pace of a chat that nobody writes to any more is forgotten, and that of the bot, or one that must be quiet, is not', async (t) => {
  const { put, pool, ids } = await openRows(t);
  const at = (wait: number) => new Date(Date.now() + wait);
  const pace = { bot_id: 1, scope: 'a', next_at: at(-minutes(61)), paused_until: null };
  await put(
    'pace',
    pace,
    { scope: '' },
    { scope: 'b', next_at: at(-minutes(59)) },
    { scope: 'c', paused_until: at(minutes(1)) },
    { scope: 'd', paused_until: at(-minutes(1)) },
  );
  await deleteExpired(openTables(pool), NOW);
  assert.deepEqual(await ids('pace', 'true', 'scope'), ['', 'b', 'c']);
});

test('What is written of a thread is written of this house’s', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put('alerts', { id: 1, state: 'open' }, { id: 2 }, NEXT_DOOR);
  const alert = anAlert({ complex: HOUSE, state: 'closed', closedAt: NOW, closing: 'resolved', senders: [] });
  await ask((tx) => tx.save(HOUSE, [{ kind: 'thread', alert } as never]));
  assert.deepEqual(await ids('alerts', "state = 'closed'", ROW), [1001]);
});

test('Somebody calls himself by a plate that he has in this house, unless a list alone says that it is his', async (t) => {
  const { put, ask, clear } = await openRows(t);
  const asked = { sender: ANNA, kind: 'blocked', spot: null, text: null } as const;
  const car = { plate: 'А123ВС77', anyRegion: false };
  const own = { person_id: ANNA, plate_key: plateKey(car.plate), state: 'known', confirmed_by: 'list' };
  for (const [row, kind] of [
    [{}, 'own'],
    [NEXT_DOOR, 'unfound'],
    [{ state: 'asked' }, 'unfound'],
    [{ state: 'asked', confirmed_by: null }, 'own'],
    [{ person_id: BORIS }, 'car'],
  ] as const) {
    await put('cars', { ...own, ...row });
    const { meant } = await ask((tx) => tx.alerts.loadRaise(HOUSE, { ...asked, car }, NOW));
    assert.equal(meant?.kind, kind, JSON.stringify(row));
    await clear('cars');
  }
});
