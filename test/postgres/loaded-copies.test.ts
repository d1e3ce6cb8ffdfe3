import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCopy } from '../../src/adapters/postgres/backups/load-copy.ts';
import { writeCopy } from '../../src/adapters/postgres/backups/write-copy.ts';
import { installationId, installationSecret } from '../../src/adapters/postgres/complexes/installation.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { mergeCopy } from '../../src/core/backups/merge-copy.ts';
import { days } from '../../src/core/kernel/time.ts';
import { NIGHT, openCopiedHouse, origin } from '../support/copied-house.ts';
import { ANNA, ahead, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, VERA } from '../support/rows.ts';

test('A copy in an empty house: its own copies are no foreign ones, what comes by itself comes, the forgotten stay out', async (t) => {
  const { copy, put, pool, ids } = await openCopiedHouse(t);
  const db = openTables(pool);
  await pool.query(`update memberships set banned_until = $1 where person_id = ${DINA}`, [ahead(days(9))]);
  const before = await copy();
  const header = { ...before.header, installation: await installationId(db, await installationSecret(db)) };
  const plain = { header, tables: new Map([...before.tables, ['secrets', []]]) };
  await pool.query('delete from memberships; delete from persons; delete from secrets');
  const load = async (listed: readonly (typeof ANNA)[] = []) => {
    await put('erasures', { person_id: BORIS, erased_at: NOW }, { person_id: VERA, ...NEXT_DOOR });
    assert.equal(await loadCopy(db, plain, listed, NIGHT), true);
    return ids('memberships', 'true', 'person_id');
  };
  // Whose list of the forgotten it is nobody knows: the house in this database had another secret.
  assert.deepEqual(await load([ANNA]), [BORIS, VERA, DINA]);
  assert.deepEqual(await ids('erasures', 'complex_id = 1', 'person_id'), [ANNA]);
  assert.equal(await installationId(db, await installationSecret(db)), header.installation);
  assert.deepEqual(await ids('timers', "kind = 'ban'", 'subject_id'), [DINA]);
  // Now it is this house's own list.
  await pool.query('delete from erasures');
  assert.deepEqual(await load(), [ANNA, VERA, DINA]);
  assert.deepEqual(await ids('erasures', 'complex_id = 1', 'person_id'), [BORIS]);
});

test('Whoever gets a spot back by a copy has its open calls, and whoever loses it has them no more', async (t) => {
  const { copy, put, pool, ids, transact } = await openCopiedHouse(t);
  const before = await copy();
  await pool.query(`update holdings set person_id = ${BORIS}`);
  const thread = { id: 7, kind: 'blocked', state: 'open', spot: 45, plate: null, plate_key: null };
  await put('alerts', { ...thread, closing: null, closed_at: null, called_at: null, raised_at: NOW });
  const party = { alert_id: 7, joined_at: NOW, spot: null, reach: 'delivered', answer: null };
  await put('alert_parties', { ...party, part: 'sender', person_id: VERA });
  await put('alert_parties', { ...party, part: 'holder', person_id: BORIS });
  await transact((tx) => mergeCopy(tx, HOUSE, before, NIGHT));
  assert.deepEqual(await ids('alert_parties', "part = 'holder'", 'person_id'), [ANNA]);
});

test('Whoever is gone and whose account somebody else has by now does not come back with a copy', async (t) => {
  const { copy, put, pool, ids, transact } = await openCopiedHouse(t);
  const address = { bot_id: 1, chat_ref: 'x', username: null, unreachable_since: null };
  await put(
    'addresses',
    { person_id: ANNA, external_id: '1', ...address },
    { person_id: BORIS, external_id: '2' },
  );
  const before = await copy();
  for (const table of ['addresses', 'memberships', 'holdings'])
    await pool.query(`delete from ${table} where person_id in (${ANNA}, ${BORIS})`);
  await pool.query(`delete from persons where id in (${ANNA}, ${BORIS})`);
  await put('persons', { id: 9, display_name: 'Пётр', language: 'ru' });
  await put('addresses', { person_id: 9, external_id: '1', ...address });
  const difference = await transact((tx) => mergeCopy(tx, HOUSE, before, NIGHT));
  assert.deepEqual([difference.back, difference.spots], [1, []]);
  assert.deepEqual(await ids('persons'), [BORIS, VERA, DINA, 9]);
});

test('A copy that everybody can open holds no secret and no mark of the forgotten; the bots of its groups come along', async (t) => {
  const { put, pool } = await openCopiedHouse(t);
  const db = openTables(pool);
  await installationSecret(db);
  await put('erasure_marks', { key: '\\x01', banned_until: null });
  await put('bots', { id: 8, external_id: '8' }, { id: 9, external_id: '9' });
  await put(
    'groups',
    { id: 1, complex_id: HOUSE, bot_id: 8, chat_ref: '1' },
    { id: 2, bot_id: 9, chat_ref: '2', ...NEXT_DOOR },
  );
  const counts = async (encrypts: boolean) => {
    const of = { ...origin, complex: HOUSE, encrypts };
    const { secrets, erasure_marks: marks, bots } = (await writeCopy(db, of, NOW)).header.counts;
    return { secrets, marks, bots };
  };
  assert.deepEqual(await counts(true), { secrets: 1, marks: 1, bots: 1 });
  assert.deepEqual(await counts(false), { secrets: 0, marks: 0, bots: 1 });
});
