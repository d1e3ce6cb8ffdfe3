import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INVENTORY } from '../../src/adapters/postgres/inventory.ts';
import { columnsOf } from '../../src/adapters/postgres/kit/table-rule.ts';
import { MY_DATA } from '../../src/adapters/postgres/privacy/my-data.ts';
import type { Tables } from '../../src/adapters/postgres/tables.ts';
import { hours } from '../../src/core/kernel/time.ts';
import { ANNA, ago, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, openRows, type Rows, VERA } from '../support/rows.ts';

const ROW = 'complex_id * 100 + id';

/** Each table that names people, and the columns that do. */
const NAMING = Object.entries(INVENTORY)
  .map(([table, rule]) => ({
    table: table as keyof Tables,
    columns: [...columnsOf(rule, 'owner'), ...columnsOf(rule, 'emptied')],
  }))
  .filter(
    ({ table, columns }) =>
      columns.length > 0 && !['persons', 'addresses', 'dialogs', 'albums', 'groups'].includes(table),
  );

/** What is told to both who are named: a question at the gate, and a line of the journal. */
const TWICE: readonly (keyof Tables)[] = ['gate_questions', 'journal'];

/** In every table one row of Анна, and two that are not hers: of a neighbour, and of her next door. */
async function fillHouse({ put, unlike }: Rows) {
  let nth = 100;
  for (const { table, columns } of NAMING) {
    const empty = Object.fromEntries(columns.map((column) => [column, null]));
    for (const column of columns) {
      for (const whose of [{ [column]: ANNA }, { [column]: BORIS }, { [column]: ANNA, ...NEXT_DOOR }]) {
        nth += 1;
        const others = Object.fromEntries(
          columns.filter((one) => unlike(table, 1)[one] !== undefined).map((one) => [one, 9_000 + nth]),
        );
        await put(table, { ...unlike(table, nth), ...empty, ...others, ...whose });
      }
    }
  }
}

test('/mydata tells of each table what is of that person and that house, and nothing else', async (t) => {
  const rows = await openRows(t);
  await fillHouse(rows);
  const about = async (table: keyof Tables, of: keyof Tables, column: string) => {
    const known = new Set(await rows.ids(table));
    for (const id of new Set(await rows.ids(of, 'true', column)))
      if (!known.has(id)) await rows.put(table, { ...rows.unlike(table, id), id }, NEXT_DOOR);
  };
  await about('alerts', 'alert_parties', 'alert_id');
  await about('alerts', 'alert_letters', 'alert_id');
  await about('announcements', 'announcement_answers', 'announcement_id');
  const data = await rows.ask((tx) => tx.privacy.mine(HOUSE, ANNA));
  for (const { table } of NAMING)
    if (table in MY_DATA) assert.equal(data[table]?.length, TWICE.includes(table) ? 2 : 1, table);
});

test('/forget takes from each table what is of that person and that house, and nothing else', async (t) => {
  const rows = await openRows(t);
  await fillHouse(rows);
  await rows.put('persons', { id: ANNA, display_name: 'x', language: 'ru' }, { id: 9 }, { id: DINA });
  const count = async (table: string, where: string) => {
    const { rows: found } = await rows.pool.query<{ many: number }>(
      `select count(*)::int as many from ${table} where ${where}`,
    );
    return found[0]?.many ?? 0;
  };
  await rows.ask((tx) => tx.privacy.erase(HOUSE, ANNA, NOW));
  for (const { table, columns } of NAMING) {
    for (const column of columns) {
      assert.equal(await count(table, `complex_id = 1 and ${column} = ${ANNA}`), 0, `${table}.${column}`);
      assert.equal(
        await count(table, `complex_id = 1 and ${column} = ${BORIS}`),
        1,
        `${table}.${column} of another`,
      );
      assert.equal(
        await count(table, `complex_id = 2 and ${column} = ${ANNA}`),
        1,
        `${table}.${column} next door`,
      );
    }
  }
  assert.deepEqual(
    await rows.ids('persons'),
    [ANNA, DINA, 9].toSorted((a, b) => a - b),
  );
  await rows.put('memberships', { person_id: DINA });
  await rows.ask((tx) => tx.privacy.erase(HOUSE, DINA, NOW));
  assert.deepEqual(
    await rows.ids('persons'),
    [ANNA, 9].toSorted((a, b) => a - b),
  );
});

test("Whoever is forgotten leaves none of his words in others' threads, drafts and passes, and they keep theirs", async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put('alerts', { id: 1, kind: 'blocked', state: 'open', note: 'x' }, { id: 2 }, { id: 3 }, NEXT_DOOR, {
    id: 4,
    ...NEXT_DOOR,
  });
  const sender = { alert_id: 1, part: 'sender', person_id: ANNA, joined_at: ago(hours(2)) };
  await put(
    'alert_parties',
    sender,
    { person_id: BORIS, joined_at: ago(hours(1)) },
    { alert_id: 2, joined_at: ago(hours(1)) },
    {
      ...{ alert_id: 2, person_id: BORIS },
    },
  );
  await put('alert_parties', { ...sender, part: 'holder', alert_id: 3 }, NEXT_DOOR, {
    ...NEXT_DOOR,
    part: 'sender',
    alert_id: 1,
  });
  await put('alert_parties', { ...sender, alert_id: 3, person_id: BORIS });
  await put('alerts', { id: 3, kind: 'blocked', state: 'open', note: 'x', ...NEXT_DOOR });
  await put('alert_parties', { ...sender, ...NEXT_DOOR, alert_id: 3, joined_at: ago(hours(3)) });
  const photo = (id: number, alert: number, more = {}) => ({
    id,
    notice: { kind: 'alert photo', alert },
    ...more,
  });
  await put(
    'notices',
    { lane: 0, recipient: 9, card_id: null, state: 'sent', ...photo(1, 1) },
    photo(2, 2),
    photo(3, 3),
    {
      ...photo(4, 1, NEXT_DOOR),
    },
  );
  await put('notices', {
    id: 5,
    lane: 0,
    recipient: 9,
    card_id: null,
    state: 'sent',
    notice: { kind: 'alert letter', alert: 1 },
  });
  const draft = { author: ANNA, state: 'draft' };
  await put(
    'announcements',
    { id: 1, ...draft },
    { id: 2, state: 'waiting' },
    { id: 3, state: 'called off' },
    {
      ...{ id: 4, state: 'done' },
    },
  );
  await put('announcements', { id: 5, ...draft, author: BORIS }, { id: 6, author: ANNA, ...NEXT_DOOR });
  const timer = { kind: 'announcement', subject_id: 2, due_at: NOW };
  await put('timers', timer, { subject_id: 5 }, NEXT_DOOR, { kind: 'claim' });
  const pass = (id: number, more = {}) => ({ id, slot: id, spot: id, code_key: `\\x0${id}`, ...more });
  const inside = { entered_at: NOW, left_at: null };
  await put(
    'guest_passes',
    { host: ANNA, salt: '\\x00', ...pass(1) },
    pass(2, inside),
    pass(3, { entered_at: NOW, left_at: NOW }),
    {
      ...pass(4, { host: BORIS }),
    },
  );
  await put('guest_passes', { host: ANNA, salt: '\\x00', ...pass(5, NEXT_DOOR) });
  await ask((tx) => tx.privacy.erase(HOUSE, ANNA, NOW));
  assert.deepEqual(await ids('alerts', 'note is null', ROW), [101]);
  assert.deepEqual(await ids('notices', 'true', ROW), [102, 103, 105, 204]);
  assert.deepEqual(await ids('announcements', 'true', ROW), [104, 105, 206]);
  const timers = "complex_id || ' ' || kind || ' ' || subject_id";
  assert.deepEqual(await ids('timers', 'true', timers), [
    '1 announcement 5',
    '1 claim 2',
    '2 announcement 2',
  ]);
  assert.deepEqual(await ids('guest_passes', 'true', ROW), [102, 104, 205]);
});

test('/mydata names nobody else: a neighbour is a neighbour, and tells what he wrote himself alone', async (t) => {
  const { put, ask } = await openRows(t);
  const person = { display_name: 'Анна', language: 'ru' };
  await put('persons', { id: ANNA, ...person }, { id: BORIS, display_name: 'Борис' });
  const at = { bot_id: 1, external_id: '1', chat_ref: '1' };
  await put('addresses', { ...at, person_id: ANNA }, { person_id: BORIS, external_id: '2' });
  await put('bots', { id: 77, messenger: 'other', external_id: '9' });
  await put('dialogs', { bot_id: 1, person_id: ANNA }, { person_id: BORIS });
  await put(
    'albums',
    { bot_id: 1, person_id: ANNA, chat: '1', album: '1' },
    { person_id: BORIS, album: '2' },
  );
  const question = { spot: 45, guest: 'x', caller: 'x', state: 'asked', asked_at: NOW };
  await put(
    'gate_questions',
    { id: 1, ...question, asked_by: ANNA, decided_by: BORIS },
    {
      ...{ id: 2, asked_by: VERA, decided_by: ANNA, spot: 46 },
    },
    { id: 3, decided_by: null, spot: 47 },
  );
  const car = { plate: 'моя', plate_key: 'K', state: 'known' };
  await put('car_questions', { id: 1, holder: ANNA, about: 9, plate_key: 'K' });
  await put(
    'cars',
    { id: 1, person_id: ANNA, ...car },
    { id: 2, person_id: BORIS, plate: 'его' },
    { id: 3, plate_key: 'L', plate: 'другая' },
    {
      ...{ id: 1, plate: 'там', ...NEXT_DOOR },
    },
  );
  await put('claims', { id: 1, person_id: ANNA, open: false }, { id: 2, person_id: BORIS });
  await put(
    'claim_spots',
    { claim_id: 1, spot: 45, state: 'open' },
    { claim_id: 2, spot: 46 },
    { spot: 47, ...NEXT_DOOR },
  );
  await put(
    'claim_messages',
    { id: 1, claim_id: 1, author: 'applicant', text: 'мои' },
    { id: 2, claim_id: 2 },
    { id: 3, author: 'admin' },
    {
      ...{ id: 4, ...NEXT_DOOR },
    },
  );
  const deed = { kind: 'x' };
  await put(
    'journal',
    { id: 1, by_person: ANNA, about: BORIS, deed },
    { id: 2, by_person: BORIS, about: ANNA },
    { id: 3, about: null },
    {
      ...{ id: 4, by_person: BORIS, about: ANNA, deed: { kind: 'car confirmed' } },
    },
  );
  const thread = {
    kind: 'blocked',
    spot: 45,
    plate: 'K',
    note: 'x',
    note_photos: ['x'],
    state: 'open',
    taken_by: BORIS,
  };
  await put('alerts', { id: 1, ...thread }, { id: 2, taken_by: ANNA }, { id: 3 }, { id: 4 });
  const party = { alert_id: 1, part: 'sender', person_id: ANNA, borrower: false, joined_at: NOW };
  await put(
    'alert_parties',
    party,
    { alert_id: 2, part: 'helper' },
    { alert_id: 3, part: 'holder' },
    {
      ...{ alert_id: 4, part: 'holder', borrower: true },
    },
  );
  await put('announcements', { id: 1, author: ANNA, state: 'done' }, { id: 2, author: BORIS });
  await put(
    'announcement_answers',
    { announcement_id: 1, person_id: ANNA, answer: 'will move' },
    { announcement_id: 2 },
  );
  const data = await ask((tx) => tx.privacy.mine(HOUSE, ANNA));
  const told = (section: string, ...fields: readonly string[]) =>
    (data[section] ?? []).map((row) =>
      fields.map((field) => (row as Record<string, unknown>)[field] ?? null),
    );
  assert.deepEqual(told('persons', 'display_name'), [['Анна']]);
  assert.deepEqual(told('addresses', 'id_in_messenger', 'messenger'), [['1', 'telegram']]);
  assert.deepEqual([data.dialogs?.length, data.albums?.length], [1, 1]);
  assert.deepEqual(told('gate_questions', 'asked_by', 'answered_by'), [
    ['я', 'совладелец'],
    ['охрана', 'я'],
    ['я', null],
  ]);
  assert.deepEqual(told('car_questions', 'plate'), [['моя']]);
  assert.deepEqual(told('claims', 'spots'), [[[{ spot: 45, state: 'open' }]]]);
  assert.match(JSON.stringify(data.claims), /мои/);
  assert.equal(JSON.stringify(data.claims).match(/"text"/g)?.length, 1);
  assert.deepEqual(told('journal', 'who', 'whom'), [
    ['я', 'сосед'],
    ['администратор', 'я'],
    ['я', null],
  ]);
  const fields = ['my_part', 'plate', 'my_note', 'my_photos', 'asked_by', 'taken_by_me'] as const;
  assert.deepEqual(told('alert_parties', ...fields), [
    ['sender', 'K', 'x', 1, null, null],
    ['helper', null, null, null, 'сосед', true],
    ['holder', null, null, null, 'сосед', null],
    ['borrower', null, null, null, 'сосед', null],
  ]);
  assert.deepEqual(told('announcement_answers', 'asked_by'), [['я'], ['администратор']]);
});
