import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAdmins } from '../../src/adapters/postgres/groups/admins-there.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { askedBackId, groupId } from '../../src/core/kernel/ids.ts';
import { ANNA, ahead, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

const GROUP = {
  bot_id: 1,
  chat_ref: '-1',
  title: 'Двор',
  language: 'ru',
  complex_id: 1,
  present: true,
  sees_all: false,
};
const ids = (found: readonly { readonly id: number }[]) => found.map(({ id }) => id);

test('A group is of one chat of one bot, and of one house or of none yet', async (t) => {
  const { put, ask, ids: rows } = await openRows(t);
  await put(
    'groups',
    { id: 1, ...GROUP },
    ...[
      { id: 2, chat_ref: '-2', complex_id: null },
      { id: 3, chat_ref: '-3', complex_id: 2, title: 'Чужой' },
    ],
    ...[
      { id: 4, bot_id: 2, complex_id: null, present: false },
      { id: 5, chat_ref: '-5', complex_id: null, title: 'Другой' },
    ],
    { id: 6, bot_id: 2, chat_ref: '-6', complex_id: null },
  );
  assert.deepEqual(ids(await ask((tx) => tx.groups.all(HOUSE))), [1, 2, 6, 5]);
  const find = (bot: number, chat: string) => ask((tx) => tx.groups.find(bot as never, chat as never));
  assert.deepEqual([(await find(1, '-2'))?.id, (await find(2, '-1'))?.id, await find(2, '-2')], [2, 4, null]);
  const two = (await ask((tx) => tx.groups.get(groupId(2)))) ?? assert.fail();
  assert.equal(two.id, 2);
  await ask((tx) => tx.groups.save({ ...two, toldBlind: true }));
  assert.deepEqual(await rows('groups', 'told_blind'), [2]);
  const namesake = (id: number) => ask((tx) => tx.groups.hasLinkedNamesake(groupId(id)));
  assert.deepEqual([await namesake(2), await namesake(5), await namesake(6)], [true, false, false]);
  const link = (id: number) => ask((tx) => tx.groups.link(groupId(id), HOUSE, 'en'));
  assert.deepEqual([await link(3), await link(2), await link(2)], [false, true, false]);
  assert.deepEqual(await rows('groups', "language = 'en'"), [2]);
  const unlink = (id: number) => ask((tx) => tx.groups.unlink(groupId(id), HOUSE));
  assert.deepEqual([await unlink(3), await unlink(2), await unlink(2)], [false, true, false]);
  assert.deepEqual(await rows('groups', 'complex_id is not null'), [1, 3]);
});

test('A group that moves takes its own lines and pins along, and no other group is forgotten for it', async (t) => {
  const { put, ask, ids: rows, pool } = await openRows(t);
  await put(
    'groups',
    { id: 1, ...GROUP },
    ...[
      { id: 2, chat_ref: '-2' },
      { id: 3, chat_ref: '-9', complex_id: null },
      { id: 4, bot_id: 2, chat_ref: '-9', complex_id: null },
    ],
    ...[
      { id: 5, bot_id: 2, chat_ref: '-1' },
      { id: 6, chat_ref: '-7', complex_id: null },
      { id: 7, chat_ref: '-8' },
    ],
  );
  const line = { group_id: 1, reply_to: 'x', topic: null };
  await put('group_lines', { id: 1, ...line }, { id: 2, group_id: 2 });
  const card = { subject_kind: 'alert', part: 'group', message_ref: 'x', shown: 'x' };
  await put(
    'cards',
    { id: 1, subject_id: 1, line_id: 1, ...card },
    { id: 2, subject_id: 2, line_id: 2 },
    {
      ...{ id: 3, subject_id: 3, line_id: null },
    },
  );
  await put('announcement_pins', { announcement_id: 1, group_id: 1, message_ref: 'x' }, { group_id: 2 });
  const move = (to: string, from = '-1', bot = 1) =>
    ask((tx) => tx.groups.move(bot as never, from as never, to as never));
  await move('-11', '-1', 2);
  await move('-12', '-2');
  assert.deepEqual(
    [await rows('groups', "chat_ref = '-11'"), await rows('groups', "chat_ref = '-12'")],
    [[5], [2]],
  );
  await pool.query("update group_lines set reply_to = 'x'");
  await pool.query("update cards set message_ref = 'x'");
  await pool.query("update announcement_pins set message_ref = 'x'");
  await move('-8');
  assert.deepEqual(await rows('groups', "chat_ref = '-8'"), [7], 'that is another group that is linked');
  await move('-9');
  assert.deepEqual(await rows('groups'), [1, 2, 4, 5, 6, 7]);
  assert.deepEqual(await rows('groups', "chat_ref = '-9'"), [1, 4]);
  assert.deepEqual(await rows('cards', 'message_ref is null'), [1]);
  assert.deepEqual(await rows('group_lines', 'reply_to is null'), [1]);
  assert.deepEqual(await rows('announcement_pins', 'message_ref is null', 'group_id'), [1]);
});

test('Who of the admins was seen in a group is told to an admin of that bot alone', async (t) => {
  const { put, pool } = await openRows(t);
  await pool.query("insert into bots (messenger, external_id) values ('other', '2')");
  await put(
    'groups',
    { id: 1, ...GROUP, admin_seen: BORIS },
    { id: 2, chat_ref: '-2', admin_seen: VERA },
    {
      ...{ id: 3, chat_ref: '-3', admin_seen: 5 },
    },
  );
  await put(
    'memberships',
    { person_id: ANNA, roles: ['admin'] },
    { person_id: BORIS },
    { person_id: VERA, roles: [] },
    {
      ...{ person_id: 4, roles: ['guard'] },
    },
  );
  await put('memberships', { person_id: 5, roles: ['admin'], ...NEXT_DOOR });
  const address = (id: number, bot = 1) => ({ person_id: id, external_id: `${id}`, bot_id: bot });
  await put('addresses', { chat_ref: '1', ...address(1) }, ...[2, 3, 4, 5].map((id) => address(id)), {
    ...{ ...address(2, 2), external_id: '22' },
  });
  await put('addresses', { chat_ref: '1', ...address(1, 2) });
  const find = findAdmins(openTables(pool));
  const there = (sender: string, group: number, bot = 1) =>
    find({ bot, sender: { externalId: sender } } as never, groupId(group));
  await put('groups', { id: 4, ...GROUP, chat_ref: '-4', admin_seen: 6 });
  await put('memberships', { person_id: 6, roles: ['admin'] });
  await put('addresses', { chat_ref: '1', ...address(6, 2) });
  assert.deepEqual((await there('1', 4))?.admins, ['1']);
  assert.equal(await there('22', 1), null);
  assert.deepEqual(await there('1', 1), { chat: '-1', admins: ['1', '2'] });
  assert.deepEqual(await there('1', 2), { chat: '-2', admins: ['1'] });
  assert.deepEqual(await there('1', 3), { chat: '-3', admins: ['1'] });
  assert.deepEqual(
    [await there('4', 1), await there('3', 1), await there('1', 1, 2), await there('1', 9)],
    [null, null, null, null],
  );
});

test('What was asked back waits for its author, here and in time', async (t) => {
  const { put, ask, ids: rows } = await openRows(t);
  const late = { expires_at: NOW };
  await put(
    'asked_back',
    { id: 1, person_id: ANNA, expires_at: ahead(1), note: 'x' },
    { id: 2, ...late },
    {
      ...{ id: 3, ...NEXT_DOOR },
    },
    { id: 4, person_id: BORIS },
  );
  const take = (id: number) => ask((tx) => tx.groups.takeBack(HOUSE, askedBackId(id), ANNA));
  const isLate = (id: number) => ask((tx) => tx.groups.isLate(HOUSE, askedBackId(id), ANNA));
  assert.deepEqual([await take(2), await take(3), await take(4)], [null, null, null]);
  assert.deepEqual(
    [await isLate(2), await isLate(3), await isLate(4), await isLate(5)],
    [true, false, false, false],
  );
  assert.equal((await take(1))?.note.text, 'x');
  assert.deepEqual(await rows('asked_back'), [2, 3, 4]);
});
