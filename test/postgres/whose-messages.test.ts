import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertId, letterId, type PersonId } from '../../src/core/kernel/ids.ts';
import { ANNA, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

const CARD = {
  subject_kind: 'alert',
  subject_id: 1,
  part: 'holder',
  viewer: ANNA,
  line_id: null,
  rings_wanted: 1,
};

test('What stands in a chat is found by its own viewer: cards that may be pressed, letters, what was lost', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'alerts',
    { id: 1, kind: 'blocked', spot: 45, state: 'open' },
    { id: 2, state: 'closed' },
    { id: 3, ...NEXT_DOOR },
    {
      ...{ id: 2, ...NEXT_DOOR },
    },
  );
  const pass = (id: number, more = {}) => ({ id, slot: id, code_key: `\\x0${id}`, ...more });
  await put(
    'guest_passes',
    { host: ANNA, spot: 45, salt: '\\x00', ended_at: null, ...pass(1) },
    pass(2, { ended_at: NOW }),
    pass(3, NEXT_DOOR),
    {
      ...pass(5),
    },
  );
  const card = (id: number, more = {}) => ({ id, message_ref: `m${id}`, ...more });
  const ofPass = { subject_kind: 'pass', part: '' };
  await put(
    'cards',
    { ...CARD, ...card(1) },
    ...[
      card(2, { subject_id: 2 }),
      card(3, { subject_id: 3 }),
      card(4, ofPass),
      card(5, { ...ofPass, subject_id: 2 }),
      card(6, { ...ofPass, subject_id: 3 }),
      card(7, { viewer: BORIS }),
      card(8, { part: 'helper', message_ref: null }),
      card(9, { ...NEXT_DOOR }),
      card(10, { subject_kind: 'claim' }),
      card(11, { part: 'sender' }),
      card(12, { subject_kind: 'claim', subject_id: 5 }),
      card(13, { subject_id: 5, part: 'x' }),
      card(14, { ...NEXT_DOOR, subject_id: 6 }),
      card(15, { ...NEXT_DOOR, subject_id: 3 }),
    ],
  );
  assert.deepEqual(await ask((tx) => tx.cardMessages.standing(HOUSE, ANNA)), ['m11', 'm4', 'm1']);
  const current = (part: string, viewer: PersonId, alert = 1) =>
    ask((tx) =>
      tx.cardMessages.current(HOUSE, { kind: 'alert', alert: alertId(alert), part } as never, viewer),
    );
  assert.deepEqual(
    [await current('holder', ANNA), await current('sender', ANNA), await current('holder', BORIS)],
    ['m1', 'm11', 'm7'],
  );
  assert.deepEqual(
    [await current('holder', ANNA, 2), await current('holder', VERA), await current('helper', ANNA)],
    ['m2', null, null],
  );
  assert.deepEqual([await current('holder', ANNA, 5), await current('holder', ANNA, 6)], [null, null]);
  const letter = { kind: 'alert letter', letter: 1 };
  const sent = { lane: 0, recipient: ANNA, notice: letter, state: 'sent', card_id: null, due_at: NOW };
  const at = (id: number, more = {}) => ({ id, message_ref: `n${id}`, ...more });
  await put(
    'notices',
    { ...sent, ...at(101) },
    ...[
      at(102, { message_ref: null }),
      at(103, { recipient: BORIS }),
      at(104, { notice: { ...letter, kind: 'x' } }),
      at(105, { notice: { ...letter, letter: 2 } }),
    ],
  );
  const found = (viewer: PersonId, id: number) => ask((tx) => tx.cardMessages.letter(viewer, letterId(id)));
  assert.deepEqual(
    [await found(ANNA, 1), await found(BORIS, 1), await found(VERA, 1)],
    ['n101', 'n103', null],
  );
  await put(
    'addresses',
    { person_id: ANNA, bot_id: 1, external_id: '1', chat_ref: '1', username: null },
    {
      ...{ person_id: BORIS, external_id: '2', username: 'boris' },
    },
  );
  await put('addresses', { person_id: ANNA, bot_id: 2, external_id: '1', chat_ref: '1', username: 'anna' });
  const name = (person: PersonId) => ask((tx) => tx.cardMessages.usernameOf(person));
  assert.deepEqual([await name(ANNA), await name(BORIS), await name(VERA)], ['anna', 'boris', null]);
});

test('What came bare, and photos that were lost, are of that letter and that thread', async (t) => {
  const { put, ask, pool } = await openRows(t);
  await put(
    'alert_letters',
    { id: 1, alert_id: 1, author: BORIS, text: 'x' },
    { id: 2, alert_id: 2 },
    { id: 3 },
  );
  const party = { alert_id: 1, part: 'holder', person_id: ANNA };
  await put('alert_parties', party, { alert_id: 2, person_id: VERA }, { person_id: VERA, ...NEXT_DOOR });
  const bare = (number: number, more = {}) => ({ kind: 'alert letter', letter: number, bare: true, ...more });
  const sent = { lane: 0, recipient: ANNA, state: 'sent', card_id: null, message_ref: 'x' };
  await put(
    'notices',
    { id: 1, ...sent, notice: bare(1, { kind: 'x' }) },
    ...[
      { id: 2, notice: bare(3) },
      { id: 3, notice: bare(1, { bare: false }) },
      { id: 4, notice: bare(1), message_ref: null },
      { id: 5, notice: bare(1), recipient: VERA },
    ],
  );
  const went = (id: number) => ask((tx) => tx.cardMessages.wentBare(letterId(id)));
  assert.deepEqual([await went(1), await went(2), await went(3)], [false, false, true]);
  const photo = (alert: number, more = {}) => ({ kind: 'alert photo', alert, bare: true, ...more });
  await pool.query('delete from notices');
  await put(
    'notices',
    { id: 11, ...sent, notice: photo(1, { bare: false }) },
    ...[
      { id: 12, notice: photo(2) },
      { id: 13, notice: photo(1, { kind: 'x' }) },
      { id: 14, notice: photo(1), recipient: VERA },
      { id: 15, notice: photo(1), ...NEXT_DOOR },
    ],
  );
  const lost = (alert: number) => ask((tx) => tx.cardMessages.photosLost(HOUSE, alertId(alert)));
  assert.deepEqual([await lost(1), await lost(2)], [false, false]);
  await put('alert_parties', { ...party, alert_id: 3, ...NEXT_DOOR });
  await put('notices', { id: 16, ...sent, notice: photo(3), ...NEXT_DOOR });
  assert.equal(await lost(3), false);
  await put('notices', { id: 17, ...sent, notice: photo(1, { bare: false }), state: 'dead' });
  assert.equal(await lost(1), true);
  await put('notices', { id: 18, ...sent, recipient: VERA, notice: photo(2) });
  assert.equal(await lost(2), true);
});

test('A reply is to the thread of the message that its own reader got, in his part of it', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'alert_letters',
    { id: 1, alert_id: 1, author: BORIS, text: 'x' },
    { id: 2, alert_id: 2 },
    { alert_id: 5, ...NEXT_DOOR },
  );
  const party = { alert_id: 1, part: 'holder', person_id: ANNA };
  await put(
    'alert_parties',
    party,
    ...[
      { part: 'helper' },
      { alert_id: 2, part: 'sender' },
      { alert_id: 1, part: 'sender', person_id: BORIS },
      { alert_id: 5, part: 'sender' },
      { alert_id: 5, part: 'holder', ...NEXT_DOOR },
    ],
  );
  await put(
    'cards',
    { id: 1, ...CARD },
    { id: 2, part: 'helper' },
    { id: 3, subject_kind: 'letter', subject_id: 2, part: '' },
    {
      ...{ id: 4, subject_kind: 'claim', part: '' },
    },
    { ...NEXT_DOOR, subject_id: 5 },
  );
  const sent = { lane: 0, recipient: ANNA, state: 'sent', notice: null, card_id: null };
  const at = (id: number, more = {}) => ({ id, message_ref: `n${id}`, ...more });
  await put(
    'notices',
    { ...sent, ...at(1, { card_id: 1 }) },
    ...[
      at(2, { card_id: 2 }),
      at(3, { card_id: 3 }),
      at(4, { card_id: 4 }),
      at(5, { card_id: null, notice: { kind: 'alert letter', letter: 1 } }),
      at(6, { card_id: null, notice: { kind: 'alert photo', alert: 2 } }),
      at(7, { card_id: null, notice: { kind: 'alert letter', letter: 1, parts: ['p1', 'p2'] } }),
      at(8, { recipient: BORIS, card_id: null, notice: { kind: 'alert photo', alert: 1 } }),
      at(9, { recipient: VERA, card_id: null, notice: { kind: 'alert photo', alert: 1 } }),
    ],
  );
  const album = { ...sent, notice: { kind: 'alert letter', letter: 1, parts: ['p1'] } };
  await put(
    'notices',
    { ...album, ...at(20, { recipient: BORIS }) },
    { id: 21, recipient: ANNA, message_ref: null },
  );
  const thread = async (message: string, viewer = ANNA) => {
    const found = await ask((tx) => tx.cardMessages.threadOf(viewer, message as never));
    return found && `${found.alert} ${found.part}`;
  };
  assert.deepEqual(
    [await thread('n1'), await thread('n2'), await thread('n3')],
    ['1 holder', '1 helper', '2 sender'],
  );
  assert.deepEqual([await thread('n4'), await thread('n8'), await thread('n9', VERA)], [null, null, null]);
  assert.deepEqual(
    [await thread('n5'), await thread('n6'), await thread('p1')],
    ['1 holder', '2 sender', '1 holder'],
  );
  assert.deepEqual([await thread('p2', BORIS), await thread('n8', BORIS)], [null, '1 sender']);
  assert.deepEqual(
    [await thread('web:c2'), await thread('web:n6'), await thread('web:c9')],
    ['1 helper', '2 sender', null],
  );
});
