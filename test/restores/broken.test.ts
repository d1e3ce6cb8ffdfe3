import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Person } from '../../playground/index.ts';
import { createVault } from '../../src/adapters/backups/vault.ts';
import { createCopyDesk } from '../../src/adapters/postgres/backups/desk.ts';
import { installationId, installationSecret } from '../../src/adapters/postgres/complexes/installation.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { newestMigration } from '../../src/adapters/postgres/kit/newest-migration.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { isDatabaseTrouble } from '../../src/adapters/postgres/kit/trouble.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { type CopyParts, keepCopies } from '../../src/loops/keep-copies.ts';
import { plantTrouble } from '../engine/trouble.ts';
import { makesCopy, readsCopy, sendsCopy } from '../support/copies.ts';
import { holders } from '../support/joining.ts';
import { openColdTestApp, openTestApp, type TestApp } from '../support/test-app.ts';

type Asked = { app: TestApp; olga: Person; pavel: Person; good: Uint8Array };

/** Two admins and a copy of a house that has changed since. */
async function changedHouse(app: TestApp): Promise<Asked> {
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const good = await readsCopy(app, await makesCopy(app, olga));
  await app.resident('Борис', [45]);
  return { app, olga, pavel, good };
}

const states = async ({ pool }: TestApp) => {
  const { rows } = await pool.query<{ state: string; fault: string | null }>(
    'select state, fault from restores order by id',
  );
  return rows.map(({ state, fault }) => (fault ? `${state}: ${fault}` : state));
};

test('A key file that is gone: told once, and the next restore goes on', async (t) => {
  const identity = await generateIdentity();
  const folder = await mkdtemp(join(tmpdir(), 'parking-key-'));
  t.after(() => rm(folder, { recursive: true }));
  const key = join(folder, 'key.txt');
  await writeFile(key, `${identity}\n`);
  const env = { BACKUP_RECIPIENT: await identityToRecipient(identity), BACKUP_IDENTITY_FILE: key };
  const { app, olga, pavel, good } = await changedHouse(await openColdTestApp(t, env));
  await rm(key);
  await sendsCopy(app, olga, good);
  assert.match(app.reads(olga), /проверить BACKUP_IDENTITY_FILE/);
  await writeFile(key, `${identity}\n`);
  await sendsCopy(app, pavel, good);
  assert.match(app.reads(pavel), /Восстановить копию/);
  assert.deepEqual(await states(app), ['refused: no key file', 'compared']);
});

test('What is there now cannot be saved: nothing is restored, neither now nor when the disk is free again', async (t) => {
  const { app, olga, pavel, good } = await changedHouse(await openTestApp(t));
  await sendsCopy(app, olga, good);
  const away = `${app.copies}.away`;
  await rename(app.copies, away);
  await symlink('/proc/nowhere/copies', app.copies);
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(olga), /проверить место на диске и папку BACKUP_DIR/);
  await rm(app.copies);
  await rename(away, app.copies);
  await app.advance(60);
  assert.deepEqual(await holders(app), ['45 Борис']);
  await sendsCopy(app, pavel, good);
  await app.taps(pavel, 'Подтвердить');
  assert.deepEqual(await holders(app), []);
  assert.deepEqual(await states(app), ['refused: not written', 'done']);
});

test('Whatever else breaks is told, too, and is not tried again', async (t) => {
  const { app, olga, good } = await changedHouse(await openTestApp(t));
  const list = join(app.copies, 'forgotten.json');
  await mkdir(list);
  t.after(() => rm(list, { recursive: true }));
  await sendsCopy(app, olga, good);
  assert.match(app.reads(olga), /написано в журнале программы/);
  assert.deepEqual(await states(app), ['refused: failed']);
});

/** A restore that was asked for while the bot was not running. */
async function waits({ app, olga, good }: Asked, tries: number): Promise<void> {
  await sendsCopy(app, olga, good);
  await app.stopBot();
  await app.pool.query("update restores set state = 'wanted', difference = null, tries = $1", [tries]);
}

const fetched = ({ world }: TestApp) => world.log.filter(({ method }) => method === 'getFile').length;

async function restarted(t: TestContext, tries: number, before: (asked: Asked) => Promise<unknown>) {
  const asked = await changedHouse(await openTestApp(t));
  await waits(asked, tries);
  await before(asked);
  const files = fetched(asked.app);
  await asked.app.startBot();
  await asked.app.quiet();
  return { ...asked, files: fetched(asked.app) - files };
}

test('The file of whoever is no admin any more is not even fetched', async (t) => {
  const { app, olga, files } = await restarted(t, 0, ({ app, olga }) =>
    app.pool.query(
      "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)",
      [olga.id],
    ),
  );
  assert.equal(files, 0);
  assert.deepEqual(await states(app), ['off']);
  assert.doesNotMatch(app.reads(olga), /Ничего не изменилось/);
});

test('A file over which the process ended five times is not opened a sixth time', async (t) => {
  const again = await restarted(t, 4, async () => {});
  assert.equal(again.files, 1);
  assert.deepEqual(await states(again.app), ['compared']);
  const given = await restarted(t, 5, async () => {});
  assert.equal(given.files, 0);
  assert.deepEqual(await states(given.app), ['refused: failed']);
  assert.match(given.app.reads(given.olga), /написано в журнале программы/);
});

test('The database’s trouble spends no try of a restore, however long it lasts', async (t) => {
  const asked = await changedHouse(await openTestApp(t));
  await waits(asked, 4);
  const { app, good } = asked;
  const { connectionString = '' } = app.pool.options;
  const pool = await openPool(connectionString, { max: 4, applicationName: 'test' });
  try {
    const db = openTables(pool);
    const wakes = { notices: () => {}, timers: () => {} };
    const installation = await installationId(db, await installationSecret(db));
    const transactions = createTransactions(db, app.clock, wakes, Buffer.alloc(32));
    const newest = (await newestMigration(db)) ?? '';
    const parts: CopyParts = {
      desk: createCopyDesk({ pool, transactions, clock: app.clock, installation, schema: newest }),
      vault: createVault({ dir: app.copies, recipient: undefined, identityFile: undefined }),
      messengers: { download: async () => ({ kind: 'file', bytes: good }), remove: async () => true },
      ...{ clock: app.clock, isDatabaseTrouble, report: () => {} },
    };
    const never = () => assert.fail('nobody waits for it');
    const isFull = "case when new.state = 'compared' then '53100' end";
    const planted = await plantTrouble({ pool, row: never }, 'restores', 'update', isFull);
    const keep = () => keepCopies(parts);
    for (let times = 0; times < 7; times += 1) await assert.rejects(keep(), { code: '53100' });
    await planted.end();
    assert.equal(await keep(), true);
    assert.deepEqual(await states(app), ['compared']);
  } finally {
    await pool.end();
  }
});
