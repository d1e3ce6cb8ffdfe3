import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import type { Pool } from 'pg';
import {
  type Copy,
  type CopyFault,
  type CopyRow,
  type Here,
  headerFault,
} from '../../../core/backups/backup.ts';
import { ok, type Result, refuse } from '../../../core/kernel/result.ts';
import { type Migration, readMigrations } from '../kit/migrate.ts';
import type { Tables } from '../tables.ts';
import { copiedTables, describeTables } from './catalogue.ts';
import { insertRows } from './insert-rows.ts';
import { countOn } from './load-copy.ts';
import { UnfitRow } from './merge-rows.ts';
import { rowsOf } from './write-copy.ts';

/** The copy as this version would have written it: an older one goes through the migrations that came after it. */
export async function broughtUp(
  pool: Pool,
  copy: Copy,
  here: Here,
  folder?: string,
): Promise<Result<Copy, CopyFault>> {
  const fault = headerFault(copy.header, here);
  if (fault !== 'older') return fault === null ? ok(copy) : refuse(fault);
  const migrations = await readMigrations(folder);
  const at = migrations.findIndex(({ name }) => name === copy.header.schema);
  // Of a migration that never was: whoever made this copy made the tables, too.
  if (at < 0) return refuse('older');
  try {
    return ok(await migrated(pool, copy, migrations, at + 1));
  } catch (error) {
    if (isUnfit(error)) return refuse('unfit');
    throw error;
  }
}

/** What the database says of values that cannot be: wrong type, out of range, a key twice, a check not kept. */
export function isUnfit(error: unknown): boolean {
  if (error instanceof UnfitRow) return true;
  return error instanceof Error && 'code' in error && /^2[23]...$/.test(String(error.code));
}

/** Ends a transaction of which nothing shall stay. */
class Seen extends Error {
  override readonly name = 'Seen';
  readonly copy: Copy;

  constructor(copy: Copy) {
    super('nothing is changed');
    this.copy = copy;
  }
}

/**
 * The migrations run over the rows in tables of this session alone, which are gone with the transaction: the house is
 * neither read nor locked, and an account that may create no schema may do it.
 */
async function migrated(
  pool: Pool,
  copy: Copy,
  migrations: readonly Migration[],
  made: number,
): Promise<Copy> {
  // Statements without names: none of these plans is of use to the house.
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await db.transaction().execute(async (trx) => {
      await sql`set local search_path = pg_temp`.execute(trx);
      for (const { sql: words } of migrations.slice(0, made)) await sql.raw(words).execute(trx);
      await fill(trx, copy);
      for (const { sql: words } of migrations.slice(made)) await sql.raw(words).execute(trx);
      throw new Seen(await readBack(trx, copy, migrations.at(-1)?.name ?? ''));
    });
  } catch (error) {
    if (error instanceof Seen) return error.copy;
    throw error;
  }
  throw new Error('a transaction that ends with its own error');
}

/** Puts the rows where they came from, in the order in which they were written. */
async function fill(trx: Kysely<Tables>, { tables }: Copy): Promise<void> {
  const there = await describeTables(trx);
  for (const [name, rows] of tables) {
    const table = there.get(name);
    if (!table || name === 'migrations') throw new UnfitRow(name);
    const [first = {}] = rows;
    const columns = table.columns.filter((column) => Object.hasOwn(first, column));
    if (!rows.every((row) => isOf(row, columns))) throw new UnfitRow(name);
    // What a migration brought along stands in the copy as well.
    await sql`truncate ${sql.table(name)} cascade`.execute(trx);
    if (rows.length === 0) continue;
    const made = await insertRows(trx, { ...table, columns }, rows);
    if (made.size !== rows.length) throw new UnfitRow(name);
    await countOn(trx, table);
  }
}

const isOf = (row: CopyRow, columns: readonly string[]) =>
  Object.keys(row).length === columns.length && columns.every((column) => Object.hasOwn(row, column));

async function readBack(trx: Kysely<Tables>, { header }: Copy, schema: string): Promise<Copy> {
  const tables = new Map<string, readonly CopyRow[]>();
  const all: RawBuilder<unknown> = sql`true`;
  for (const table of await copiedTables(trx)) {
    const rows = await rowsOf(trx, table, all);
    tables.set(
      table.name,
      rows.map((row): CopyRow => JSON.parse(row)),
    );
  }
  const counts = Object.fromEntries([...tables].map(([name, rows]) => [name, rows.length]));
  return { header: { ...header, schema, counts }, tables };
}
