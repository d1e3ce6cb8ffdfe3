import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BackupRow, noteFailure } from '../../src/adapters/postgres/backups/make-copy.ts';
import { nextRestore } from '../../src/adapters/postgres/backups/next-restore.ts';
import { apply, compare, refuseRestore } from '../../src/adapters/postgres/backups/restore-steps.ts';
import { headerFault } from '../../src/core/backups/backup.ts';
import type { Difference } from '../../src/core/backups/backup-ports.ts';
import { mergeCopy } from '../../src/core/backups/merge-copy.ts';
import type { PersonId } from '../../src/core/kernel/ids.ts';
import { after, days, hours } from '../../src/core/kernel/time.ts';
import { folder, NIGHT, openCopiedHouse } from '../support/copied-house.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, VERA } from '../support/rows.ts';

test('A copy is of use in the house and the installation that it is of, and by a program that knows its tables', () => {
  const here = { schema: '0052', installation: 'here', complex: HOUSE };
  const fault = (more: object) => headerFault({ ...here, ...more } as never, here);
  assert.equal(fault({}), null);
  assert.equal(fault({ complex: 2 }), 'foreign');
  assert.equal(fault({ installation: 'there' }), 'foreign');
  assert.deepEqual([fault({ schema: '0051' }), fault({ schema: '0053' })], ['older', 'newer']);
});

test('Whoever begins another restore is off with his last one, however far it had come; nobody else’s is', async (t) => {
  const { put, ask, states } = await openCopiedHouse(t);
  const mine = { asked_by: DINA, source: {} };
  await put(
    'restores',
    { id: 901, state: 'wanted', ...mine },
    ...[
      { id: 902, state: 'compared' },
      { id: 903, state: 'confirmed' },
      { id: 904, state: 'done' },
      { id: 905, state: 'refused' },
      { id: 906, asked_by: VERA },
      { id: 907, ...NEXT_DOOR },
    ],
  );
  const id = await ask((tx) => tx.backups.wantRestore(HOUSE, DINA, { kind: 'folder', name: 'a' }, NOW));
  const off = ['901 off', '902 off', '903 off', '904 done', '905 refused', '906 wanted', '907 wanted'];
  assert.deepEqual((await states()).toSorted(), [...off, `${id} wanted`].toSorted());
  const moves = (restore: number, from: 'wanted' | 'compared') =>
    ask((tx) => tx.backups.moveRestore(HOUSE, restore, from, 'confirmed', NOW));
  assert.deepEqual(
    [await moves(906, 'compared'), await moves(907, 'wanted'), await moves(906, 'wanted')],
    [false, false, true],
  );
});

test('A restore whose admin is none any more is off, and the one behind it is begun', async (t) => {
  const { put, transact, states, pool } = await openCopiedHouse(t);
  const asked = { state: 'wanted', source: { kind: 'folder', name: 'a' } };
  await put(
    'restores',
    { id: 1, asked_by: BORIS, ...asked },
    ...[
      { id: 2, asked_by: DINA, state: 'compared' },
      { id: 3, asked_by: VERA, state: 'confirmed' },
      { id: 4, asked_by: DINA },
    ],
  );
  const next = async () => (await transact((tx, trx) => nextRestore(tx, trx, NOW)))?.restore.id ?? null;
  assert.equal(await next(), 3);
  assert.deepEqual((await states()).toSorted(), ['1 off', '2 compared', '3 confirmed', '4 wanted']);
  await pool.query("update memberships set roles = '{guard}'");
  assert.equal(await next(), null);
});

test('A daily copy that fails is told to the admins once in a row of failures, in the morning, and tried again in an hour', async (t) => {
  const { put, transact, told, ids, clear } = await openCopiedHouse(t);
  const fails = async (row: Partial<BackupRow>) => {
    const failed = { complex_id: HOUSE, kind: 'daily', asked_by: null, ...row } as BackupRow;
    await transact((tx, trx) => noteFailure({ tx, trx, now: NIGHT }, failed));
    return told();
  };
  await put(
    'backups',
    { id: 1, kind: 'daily', state: 'made', wanted_at: NOW },
    ...[
      { id: 2, state: 'failed', ...NEXT_DOOR },
      { id: 3, kind: 'asked', state: 'failed' },
      { id: 4, state: 'wanted' },
      { id: 5, state: 'wanted' },
    ],
  );
  await put('backups', { id: 4, kind: 'daily', state: 'wanted', wanted_at: NOW, ...NEXT_DOOR });
  const admins = [`${VERA} backup failed later`, `${DINA} backup failed later`];
  assert.deepEqual(await fails({ id: 4 }), admins);
  assert.deepEqual(await ids('backups', "state = 'failed'"), [2, 3, 4], 'next door nothing failed');
  assert.deepEqual(
    await ids('timers', `kind = 'backup' and due_at = '${after(NIGHT, hours(1)).toISOString()}'`, '1'),
    [1],
  );
  assert.deepEqual(await fails({ id: 5 }), [], 'they know');
  await clear('timers');
  // Whoever asked waits for it, also at night, and nobody else does.
  await put('backups', { id: 6, kind: 'asked', state: 'wanted', asked_by: VERA, wanted_at: NOW });
  assert.deepEqual(await fails({ id: 6, kind: 'asked', asked_by: VERA }), [`${VERA} backup failed`]);
  assert.deepEqual(await ids('timers', 'true', 'kind'), []);
});

test('A file that is refused is told with what is known of it here, and what was cancelled meanwhile stays cancelled', async (t) => {
  const { put, job, restoring, states, ids, told, pool } = await openCopiedHouse(t);
  const header = { schema: '0051', madeAt: NOW.toISOString(), counts: {} };
  const made = { kind: 'daily', state: 'made', sha256: '\\x07', header };
  await put('backups', { id: 1, ...made, ...NEXT_DOOR });
  const refuse = async (fault: 'encrypted' | 'holds a key') =>
    refuseRestore(restoring, await job({ state: 'wanted' }), fault, Buffer.from([7]));
  await refuse('encrypted');
  assert.deepEqual(
    await ids('restores', "fault = 'encrypted' and header is null"),
    [3],
    'the other house’s copy',
  );
  await put('backups', { id: 2, ...made });
  await refuse('encrypted');
  assert.deepEqual(await ids('restores', "header ->> 'schema' = '0051' and source ->> 'name' = 'a'"), [3]);
  await refuse('holds a key');
  assert.deepEqual(await ids('restores', "source ->> 'name' = '' and source ->> 'file' = ''"), [3]);
  assert.deepEqual(await told(), Array(3).fill(`${DINA} restore`));
  const late = await job({ state: 'wanted' });
  await pool.query("update restores set state = 'off'");
  await refuseRestore(restoring, late, 'encrypted', null);
  assert.deepEqual(await states(), ['3 off']);
});

test('Between the question and the deed much may happen: a role that is lost, another restore, a house that goes on', async (t) => {
  const { job, restoring, states, copy, holders, pool, told, ids } = await openCopiedHouse(t);
  const opened = { copy: await copy(), forgotten: [] };
  await pool.query('delete from holdings');
  const { stored, vault } = folder();
  assert.equal(await compare(restoring, await job({ state: 'wanted' }), opened, Buffer.from([7])), null);
  assert.deepEqual(
    [await states(), await told(), await holders()],
    [['3 compared'], [`${DINA} restore`], []],
  );
  const { rows } = await pool.query<{ difference: Difference }>('select difference from restores');
  const [{ difference } = assert.fail()] = rows;
  const cancelled = await job({ state: 'wanted' });
  await pool.query("update restores set state = 'off'");
  assert.equal(await compare(restoring, cancelled, opened, Buffer.from([7])), null);
  assert.deepEqual([await states(), await told()], [['3 off'], []], 'he asks no more');
  const does = async (meanwhile: string, agreed: Difference | null = difference) => {
    const late = await job({ difference: agreed });
    await pool.query(meanwhile);
    assert.equal(await apply(restoring, late, opened, vault), null);
    return [...(await states()), ...(await told()), ...(await holders()), ...stored.splice(0)];
  };
  const roles = (which: string) => `update memberships set roles = '{${which}}' where person_id = ${DINA}`;
  assert.deepEqual(await does(roles('guard')), ['3 off']);
  assert.deepEqual(await does("update restores set state = 'off'"), ['3 off']);
  await pool.query(roles('admin'));
  assert.deepEqual(await does("update restores set state = 'off'"), ['3 off']);
  const other = { ...difference, back: 7 };
  // What is there was saved, and nothing else was done: he is asked again.
  assert.deepEqual(await does('select', other), ['3 compared', `${DINA} restore`, '1 before restore']);
  const done = ['3 done', `${ANNA} spots restored later`, `${DINA} restore`, `${VERA} restored later`];
  assert.deepEqual(await does('select'), [...done, `45 ${ANNA}`, '1 before restore']);
  assert.deepEqual(
    await ids('journal', "deed ->> 'kind' = 'copy restored' and by_person = 4 and complex_id = 1", '1'),
    [1],
  );
});

test('Whoever the list beside the copies names stays out, when it is shown and when it is done, unless he lives here', async (t) => {
  const { job, restoring, copy, pool, ids } = await openCopiedHouse(t);
  const opened = { copy: await copy(), forgotten: [ANNA, BORIS] };
  await pool.query('delete from holdings');
  await pool.query('delete from memberships where person_id = 1');
  await pool.query('delete from persons where id = 1');
  const { vault } = folder();
  await compare(restoring, await job({ state: 'wanted' }), opened, Buffer.from([7]));
  const { rows } = await pool.query<{ difference: Difference }>('select difference from restores');
  const [{ difference } = assert.fail()] = rows;
  assert.deepEqual([difference.forgotten, difference.back, difference.spots], [1, 0, []]);
  assert.deepEqual(await ids('erasures', 'true', 'person_id'), [], 'it was only looked at');
  await apply(restoring, await job({ difference }), opened, vault);
  assert.deepEqual(await ids('erasures', 'complex_id = 1', 'person_id'), [ANNA]);
  assert.deepEqual(await ids('memberships', 'true', 'person_id'), [BORIS, VERA, DINA]);
});

test('A tenancy comes back with its end, one that is over does not; who loses a spot hears it, too', async (t) => {
  const { put, copy, transact, pool, holders, ids, told } = await openCopiedHouse(t);
  await put('holdings', { spot: 46, person_id: BORIS, tenant_until: ahead(days(9)) });
  await put('holdings', { spot: 46, person_id: VERA, tenant_until: ago(1) });
  const before = await copy();
  await pool.query('delete from holdings');
  await put('holdings', { spot: 45, person_id: DINA, tenant_until: null });
  const difference = await transact((tx) => mergeCopy(tx, HOUSE, before, NIGHT));
  assert.deepEqual(await holders(), [`45 ${ANNA}`, `46 ${BORIS}`]);
  assert.deepEqual(difference.spots, [45, 46]);
  assert.deepEqual(await ids('holdings', `tenant_until = '${ahead(days(9)).toISOString()}'`, 'person_id'), [
    BORIS,
  ]);
  assert.deepEqual(await ids('timers', "kind = 'tenancy'", 'subject_id'), [46]);
  const heard = [ANNA, DINA, BORIS].map((person: PersonId) => `${person} spots restored later`);
  assert.deepEqual(await told(), heard);
});

test('The last copy of a house is its own, and the newest of those that were made', async (t) => {
  const { put, ask } = await openCopiedHouse(t);
  const made = {
    kind: 'daily',
    state: 'made',
    settled_at: ago(hours(9)),
    header: { counts: {} },
    sha256: '\\x01',
  };
  const file = { file_name: 'a', bytes: 1, encrypted: true };
  await put(
    'backups',
    { id: 1, ...made, ...file },
    ...[
      { id: 2, settled_at: ago(hours(5)) },
      { id: 3, settled_at: ago(hours(2)), ...NEXT_DOOR },
      { id: 4, state: 'failed', settled_at: NOW },
    ],
  );
  assert.equal((await ask((tx) => tx.backups.lastMade(HOUSE)))?.id, 2);
  assert.equal(await ask((tx) => tx.backups.get(HOUSE, 3)), null);
});
