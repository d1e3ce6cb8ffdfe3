import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complexId } from '../../src/core/kernel/ids.ts';
import { ANNA, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

const ROW = 'complex_id * 100 + id';

test('A browser is of one session, person and house; it rings while there is another way or none', async (t) => {
  const { put, ask, ids, pool } = await openRows(t);
  await pool.query("insert into bots (messenger, external_id) values ('web', '2')");
  const browser = (id: number, more = {}) => ({ id, session_id: id, endpoint: `e${id}`, ...more });
  await put(
    'push_subscriptions',
    { person_id: ANNA, p256dh: 'x', auth: 'x', ...browser(1) },
    ...[
      browser(2),
      browser(3, { person_id: BORIS }),
      browser(4, NEXT_DOOR),
      browser(5, { ...NEXT_DOOR, session_id: 1 }),
    ],
  );
  const ways = (person: typeof ANNA, session: number) =>
    ask((tx) => tx.browsers.ways(HOUSE, person, session));
  assert.deepEqual(await ways(ANNA, 2), { here: true, browsers: 2, messenger: false });
  assert.deepEqual(await ways(ANNA, 4), { here: false, browsers: 2, messenger: false });
  assert.deepEqual(
    [await ask((tx) => tx.browsers.any(BORIS)), await ask((tx) => tx.browsers.any(VERA))],
    [true, false],
  );
  const address = { bot_id: 1, chat_ref: '1', external_id: '1', person_id: ANNA, unreachable_since: NOW };
  await put(
    'addresses',
    address,
    { bot_id: 2 },
    { person_id: BORIS, external_id: '2', unreachable_since: null },
  );
  await put(
    'addresses',
    { ...address, bot_id: 2, person_id: VERA, unreachable_since: null, external_id: '3' },
    {
      ...{ person_id: BORIS, external_id: '4', unreachable_since: NOW },
    },
  );
  assert.equal((await ways(ANNA, 1)).messenger, false);
  assert.equal((await ways(BORIS, 1)).messenger, true);
  assert.equal((await ways(VERA, 1)).messenger, false);
  const settle = (person: typeof ANNA) => ask((tx) => tx.browsers.settle(person, NOW));
  assert.deepEqual(await settle(ANNA), { has: true, changed: true, otherwise: false });
  assert.deepEqual(await settle(ANNA), { has: true, changed: false, otherwise: false });
  assert.deepEqual(
    await ids('addresses', 'unreachable_since is null', 'bot_id * 100 + person_id'),
    [102, 201, 203],
  );
  assert.deepEqual(await settle(VERA), { has: false, changed: true, otherwise: false });
  assert.deepEqual(
    await ids('addresses', 'unreachable_since is null', 'bot_id * 100 + person_id'),
    [102, 201],
  );
  const fresh = { endpoint: 'e3', p256dh: 'y', auth: 'y' };
  const former = await ask((tx) => tx.browsers.keep(HOUSE, 1, ANNA, fresh, NOW));
  assert.deepEqual([former, await ids('push_subscriptions')], [[BORIS], [1, 2, 4, 5]]);
  assert.deepEqual(await ask((tx) => tx.browsers.keep(HOUSE, 1, ANNA, fresh, NOW)), []);
  assert.equal(await ask((tx) => tx.browsers.drop(HOUSE, 4)), false);
  assert.equal(await ask((tx) => tx.browsers.drop(HOUSE, 1)), true);
  assert.deepEqual(await ids('push_subscriptions'), [2, 4, 5]);
  await put('push_subscriptions', { person_id: BORIS, p256dh: 'x', auth: 'x', ...browser(7) });
  assert.equal(await ask((tx) => tx.browsers.dropAll(HOUSE, ANNA)), true);
  assert.deepEqual(
    [await ids('push_subscriptions'), await ask((tx) => tx.browsers.dropAll(HOUSE, ANNA))],
    [[4, 5, 7], false],
  );
});

test('A phone hears of its own message, once, and of the other way that the same message took', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const push = {
    channel: 'push',
    pair: 1,
    recipient: ANNA,
    notice: null,
    card_id: 1,
    state: 'sent',
    heard_at: null,
  };
  await put(
    'notices',
    { id: 1, lane: 0, ...push },
    ...[
      { id: 2, channel: 'messenger' },
      { id: 3, pair: 2, heard_at: NOW },
      { id: 4, pair: 3, channel: 'messenger', card_id: 2 },
    ],
    ...[
      { id: 5, ...NEXT_DOOR, recipient: BORIS },
      { id: 6, ...NEXT_DOOR, pair: null },
      { id: 7, pair: 9, channel: 'messenger' },
    ],
  );
  await put(
    'push_subscriptions',
    { id: 1, person_id: ANNA, session_id: 1, endpoint: 'a' },
    {
      ...{ id: 2, person_id: BORIS, endpoint: 'b', session_id: 2 },
    },
    { id: 3, ...NEXT_DOOR, endpoint: 'c' },
  );
  await put(
    'cards',
    { id: 1, subject_kind: 'alert', subject_id: 7, part: 'holder', viewer: ANNA },
    {
      ...{ ...NEXT_DOOR, subject_id: 8 },
    },
    { id: 2, subject_id: 9 },
  );
  const called = (notice: number, browser: number) => ask((tx) => tx.browsers.called(HOUSE, notice, browser));
  assert.deepEqual((await called(1, 1))?.content, {
    kind: 'card',
    subject: { kind: 'alert', alert: 7, part: 'holder' },
  });
  await put('notices', { id: 61, lane: 0, ...push, card_id: 2 }, { id: 62, card_id: 1, ...NEXT_DOOR });
  assert.deepEqual((await called(61, 1))?.content, {
    kind: 'card',
    subject: { kind: 'alert', alert: 9, part: 'holder' },
  });
  const there = await ask((tx) => tx.browsers.called(complexId(2), 62, 3));
  assert.deepEqual(there?.content, { kind: 'card', subject: { kind: 'alert', alert: 8, part: 'holder' } });
  assert.equal(await called(62, 3), null);
  const nothing = [
    await called(1, 2),
    await called(1, 3),
    await called(2, 1),
    await called(3, 1),
    await called(5, 2),
  ];
  assert.deepEqual(nothing, [null, null, null, null, null]);
  const otherWay = (id: number, channel: 'push' | 'messenger', pair: number | null) =>
    ask((tx) => tx.browsers.otherWay(HOUSE, { id, channel, pair }));
  assert.equal(await otherWay(1, 'push', 1), 'there');
  assert.equal(await otherWay(2, 'messenger', 1), 'may');
  assert.equal(await otherWay(3, 'push', 2), null);
  assert.equal(await otherWay(6, 'push', null), null);
  await put(
    'notices',
    { id: 21, lane: 0, ...push, pair: null, card_id: 5, state: 'due' },
    { id: 22, channel: 'messenger' },
  );
  assert.equal(await otherWay(21, 'push', null), 'may');
  await put(
    'notices',
    { id: 31, lane: 0, ...push, pair: 4, channel: 'messenger', state: 'dropped' },
    { id: 32, channel: 'push' },
  );
  assert.equal(await otherWay(32, 'push', 4), null);
  await put(
    'notices',
    { id: 33, lane: 0, ...push, pair: 5, heard_at: NOW },
    { id: 34, channel: 'messenger' },
  );
  assert.equal(await otherWay(34, 'messenger', 5), 'there');
  await put(
    'notices',
    { id: 35, lane: 0, ...push, pair: 9, ...NEXT_DOOR },
    { id: 36, pair: 12 },
    {
      ...{ id: 37, pair: 12, channel: 'messenger' },
    },
  );
  assert.deepEqual([await otherWay(7, 'messenger', 9), await otherWay(37, 'messenger', 12)], [null, null]);
  const hear = (id: number) => ask((tx) => tx.browsers.hear(HOUSE, id, NOW));
  await put(
    'cards',
    { id: 11, subject_kind: 'alert', subject_id: 17, part: 'x', rings_wanted: 3 },
    NEXT_DOOR,
    { id: 12 },
  );
  await put(
    'notices',
    { id: 41, lane: 0, ...push, pair: 7, card_id: 11 },
    { id: 42, pair: 8 },
    { ...NEXT_DOOR, pair: 6 },
  );
  assert.deepEqual([await hear(41), await hear(41), await hear(5)], [true, false, false]);
  assert.deepEqual(await ids('cards', 'rings_pushed = 3', ROW), [111]);
  assert.deepEqual(await ids('notices', 'heard_at is not null and id > 40', ROW), [141]);
});
