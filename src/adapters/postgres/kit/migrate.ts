import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { hours } from '../../../core/kernel/time.ts';
import { isConnectionLost } from './connect.ts';

/** Why the database cannot be brought to the shape this code expects. */
export type MigrationFault = 'bad-name' | 'changed' | 'newer' | 'out-of-order' | 'failed';

/** The message is one line for the administrator; `file` is the migration it is about. */
export class MigrationFailure extends Error {
  override readonly name = 'MigrationFailure';
  readonly code: MigrationFault;
  readonly file: string;

  constructor(code: MigrationFault, file: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.file = file;
  }
}

export type Migration = { readonly name: string; readonly sql: string; readonly sha256: string };
type Applied = { readonly name: string; readonly sha256: string };

/** The repository's own `migrations/`. */
export const migrationsFolder = join(import.meta.dirname, '../../../../migrations');

/** A migration takes its time, and so does the wait for another replica's. */
const LONGEST = hours(4);

/** Any number, the same in every replica and version. */
const lockKey = 7_001_001;

/**
 * Applies the SQL files `NNNN-name.sql` of `folder` that `pool`'s database has not seen, in order, each in its own
 * transaction, and returns their names. Replicas may call it at once: the first applies, the others wait and see.
 *
 * @param now the time written to `applied_at`
 * @throws MigrationFailure, or what `pg` throws when the database is lost; what was applied before the faulty file
 * stays applied.
 */
export async function migrate(
  pool: Pool,
  now: () => Date,
  folder: string = migrationsFolder,
): Promise<readonly string[]> {
  const files = await readMigrations(folder);
  const client = await pool.connect();
  try {
    // The lock belongs to the session because every file is a transaction of its own.
    await client.query(patiently('select pg_advisory_lock($1)', lockKey));
    const pending = choosePending(files, await readApplied(client));
    for (const file of pending) await apply(client, file, now());
    await client.query('select pg_advisory_unlock($1)', [lockKey]);
    client.release();
    return pending.map((file) => file.name);
  } catch (error) {
    // Closing the session frees the lock whatever state the failure left it in.
    client.release(true);
    throw error;
  }
}

/** The newest migration that this code brings along. */
export async function newestKnown(folder: string = migrationsFolder): Promise<string> {
  return (await readMigrations(folder)).at(-1)?.name ?? '';
}

/** Every migration that this code brings along, in order. */
export async function readMigrations(folder: string = migrationsFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const files: Migration[] = [];
  for (const name of names) {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || files.at(-1)?.name.slice(0, 4) === name.slice(0, 4)) {
      throw new MigrationFailure(
        'bad-name',
        name,
        `Миграция ${name} не названа NNNN-имя.sql или её номер занят.`,
      );
    }
    // A Windows checkout may have other line ends; the migration is the same.
    const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
    files.push({ name, sql, sha256: createHash('sha256').update(sql).digest('hex') });
  }
  return files;
}

/** `pg` knows the setting, its types do not. */
function patiently(text: string, ...values: number[]) {
  const asked = { text, query_timeout: LONGEST };
  return values.length > 0 ? { ...asked, values } : asked;
}

async function readApplied(client: PoolClient): Promise<readonly Applied[]> {
  await client.query(
    'create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null)',
  );
  return (await client.query<Applied>('select name, sha256 from migrations order by name collate "C"')).rows;
}

function choosePending(files: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, sha256 } of applied) {
    const file = known.get(name);
    if (file === undefined) {
      const line = `База данных новее этой версии бота: в ней есть миграция ${name}. Запустите более новую версию.`;
      throw new MigrationFailure('newer', name, line);
    }
    if (file.sha256 !== sha256) {
      const line = `Миграция ${name} изменилась после применения: верните файл и добавьте новый с изменением.`;
      throw new MigrationFailure('changed', name, line);
    }
  }
  const last = applied.at(-1)?.name ?? '';
  const seen = new Set(applied.map(({ name }) => name));
  const pending = files.filter((file) => !seen.has(file.name));
  const late = pending.find((file) => file.name < last);
  if (late !== undefined) {
    const line = `Миграция ${late.name} стоит раньше уже применённой ${last}: дайте ей следующий номер.`;
    throw new MigrationFailure('out-of-order', late.name, line);
  }
  return pending;
}

async function apply(client: PoolClient, file: Migration, appliedAt: Date): Promise<void> {
  try {
    await client.query('begin');
    await client.query(patiently(file.sql));
    await client.query('insert into migrations (name, sha256, applied_at) values ($1, $2, $3)', [
      file.name,
      file.sha256,
      appliedAt,
    ]);
    await client.query('commit');
  } catch (cause) {
    if (isConnectionLost(cause)) throw cause;
    throw new MigrationFailure('failed', file.name, `Миграция ${file.name}${describe(cause, file)}`, {
      cause,
    });
  }
}

function describe(cause: unknown, file: Migration): string {
  if (!(cause instanceof Error)) return ' не применилась.';
  const offset = 'position' in cause ? Number(cause.position) : 0;
  const line = offset > 0 ? `, строка ${file.sql.slice(0, offset).split('\n').length}` : '';
  return `${line} не применилась: ${cause.message}`;
}
