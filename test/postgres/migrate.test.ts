import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Pool } from 'pg';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { migrate } from '../../src/adapters/postgres/kit/migrate.ts';
import { freshDatabase } from '../support/database.ts';

const at = new Date('2026-11-22T19:41:00Z');
const now = () => at;

type Files = Readonly<Record<string, string>>;

const spots: Files = {
  '0001-spots.sql': "create table spots (label text primary key);\ninsert into spots values ('Ё-142');\n",
  '0002-guests.sql': 'create table guests (name text primary key);\n',
};

/** A folder of migrations and an empty database to apply them to. */
async function begin(t: TestContext, files: Files): Promise<{ pool: Pool; other: Pool; folder: string }> {
  const { url } = await freshDatabase(t);
  const folder = await mkdtemp(join(tmpdir(), 'parking-migrations-'));
  await write(folder, files);
  const pool = await openPool(url, { max: 1, applicationName: 'first replica' });
  const other = await openPool(url, { max: 1, applicationName: 'second replica' });
  await pool.query('drop schema public cascade');
  await pool.query('create schema public');
  t.after(async () => {
    await pool.end();
    await other.end();
    await rm(folder, { recursive: true });
  });
  return { pool, other, folder };
}

async function write(folder: string, files: Files): Promise<void> {
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
}

const appliedIn = async (pool: Pool) =>
  (await pool.query('select name, applied_at from migrations order by name')).rows;

test('an empty database gets every migration in order, and the next start has nothing to do', async (t) => {
  const { pool, other, folder } = await begin(t, { ...spots, 'readme.md': 'not SQL' });
  assert.deepEqual(await migrate(pool, now, folder), ['0001-spots.sql', '0002-guests.sql']);
  const locks = `select from pg_locks join pg_database d on d.oid = database
                  where locktype = 'advisory' and datname = current_database()`;
  assert.equal((await other.query(locks)).rowCount, 0, 'the next replica need not wait');
  assert.deepEqual(await appliedIn(pool), [
    { name: '0001-spots.sql', applied_at: at },
    { name: '0002-guests.sql', applied_at: at },
  ]);
  assert.deepEqual((await pool.query('select label from spots')).rows, [{ label: 'Ё-142' }]);

  await write(folder, {
    '0003-plates.sql': 'create table plates ()',
    '0001-spots.sql': spots['0001-spots.sql']?.replaceAll('\n', '\r\n') ?? '',
  });
  assert.deepEqual(
    await migrate(pool, now, folder),
    ['0003-plates.sql'],
    'a Windows checkout is the same migration',
  );
  assert.deepEqual(await migrate(pool, now, folder), []);
});

test('two replicas that start at once apply every migration once between them', async (t) => {
  const { pool, other, folder } = await begin(t, spots);
  const lists = await Promise.all([migrate(pool, now, folder), migrate(other, now, folder)]);
  assert.deepEqual(lists.flat().sort(), ['0001-spots.sql', '0002-guests.sql']);
  assert.deepEqual((await pool.query('select label from spots')).rows, [{ label: 'Ё-142' }]);
});

test('a migration that fails leaves nothing of itself, keeps those before it and tells the line', async (t) => {
  const bad = 'create table cars ();\ninsert into cars\n  select from nowhere;\n';
  const { pool, other, folder } = await begin(t, { ...spots, '0003-cars.sql': bad });
  await assert.rejects(migrate(pool, now, folder), {
    name: 'MigrationFailure',
    code: 'failed',
    file: '0003-cars.sql',
    message: /^.*0003-cars\.sql, строка 3 .*relation "nowhere" does not exist$/,
  });
  assert.deepEqual(
    (await pool.query(`select to_regclass('cars') as cars, to_regclass('guests') as guests`)).rows,
    [{ cars: null, guests: 'guests' }],
  );
  await write(folder, { '0003-cars.sql': 'create table cars (); alter table migrations rename to lost;' });
  await assert.rejects(migrate(pool, now, folder), { code: 'failed' });
  await write(folder, { '0003-cars.sql': 'create table cars ();' });
  assert.deepEqual(await migrate(other, now, folder), ['0003-cars.sql'], 'the failed replica holds no lock');
});

test('a changed migration, a database newer than the bot and a misplaced file are refused, each by name', async (t) => {
  const { pool, folder } = await begin(t, { ...spots, '0004-plates.sql': 'create table plates ()' });
  await migrate(pool, now, folder);
  const refused = (code: string, file: string) =>
    assert.rejects(migrate(pool, now, folder), {
      name: 'MigrationFailure',
      code,
      file,
      message: new RegExp(`^.*${file}.*$`),
    });

  await write(folder, { '0002-guests.sql': 'create table visitors ()' });
  await refused('changed', '0002-guests.sql');
  await write(folder, spots);
  await rm(join(folder, '0004-plates.sql'));
  await refused('newer', '0004-plates.sql');
  await write(folder, {
    '0004-plates.sql': 'create table plates ()',
    '0003-late.sql': 'create table late ()',
  });
  await refused('out-of-order', '0003-late.sql');
  await rm(join(folder, '0003-late.sql'));
  await write(folder, { '0004-again.sql': 'create table again ()' });
  await refused('bad-name', '0004-plates.sql');
  assert.equal((await appliedIn(pool)).length, 3);
});
