import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { migrationsFolder } from '../../src/adapters/postgres/kit/migrate.ts';
import { CONSENT_VERSION } from '../../src/core/privacy/consent.ts';
import type { TestApp } from './test-app.ts';

const folder = join(import.meta.dirname, '../fixtures/0.1.0');

/** A line of a kept file: which table (or kind of row), and what stands in it. */
type Line = readonly [table: string, row: Record<string, unknown>];

const read = async (name: string): Promise<readonly Line[]> =>
  (await readFile(join(folder, name), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** One row of each kind that 0.1.0 wrote into this table. */
type KeptRow = Readonly<Record<string, unknown>> & { readonly notice?: { readonly kind: string } };

export async function keptRows(
  table: 'notices' | 'timers' | 'dialogs' | 'journal',
): Promise<readonly KeptRow[]> {
  return (await read('rows.jsonl')).flatMap(([of, row]) => (of === table ? [row] : []));
}

/** Puts the database that 0.1.0 filled in the place of this house's; its people have the phones they had. */
export async function moveInto(app: TestApp): Promise<void> {
  await app.stopBot();
  const lines = await read('house.jsonl');
  await app.pool.query('drop schema public cascade; create schema public');
  const migrations = lines.filter(([table]) => table === 'migrations');
  await app.pool.query(
    'create table migrations (name text primary key, sha256 text not null, applied_at timestamptz not null)',
  );
  for (const [, { name }] of migrations) {
    await app.pool.query(await readFile(join(migrationsFolder, String(name)), 'utf8'));
  }
  for (const [table, row] of lines) {
    await app.pool.query(
      `insert into ${table} overriding system value select * from jsonb_populate_record(null::${table}, $1)`,
      [JSON.stringify(row)],
    );
    if (table === 'persons') settle(app, Number(row.id), String(row.display_name));
  }
  await numbersGoOn(app.pool);
  app.world.addGroup({
    id: -1002795376211,
    title: 'ЖК «Тихий двор», дом 1',
    members: [app.world.person(4242), app.world.person(5001)],
    bot: { can_manage_chat: true },
  });
  await app.startBot();
  // They have read the newest text about what is kept: how it is asked for has tests of its own.
  await app.pool.query('update memberships set consent_version = $1', [CONSENT_VERSION]);
  await app.quiet();
}

/** The numbers of the messenger, by the numbers of the database. */
const PHONES = [0, 4242, 5001, 5002, 5006, 5005, 5003, 5004];

function settle({ world }: TestApp, person: number, firstName: string): void {
  world.startedBefore(world.addPerson({ id: PHONES[person] ?? 0, firstName, languageCode: 'ru' }));
}

/** What is added later comes after what was kept. */
async function numbersGoOn(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ sequence: string; table: string; column: string }>(
    `select pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence,
       table_name as table, column_name as column
     from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`,
  );
  for (const { sequence, table, column } of rows) {
    await pool.query(`select setval($1, (select coalesce(max(${column}), 0) + 1 from ${table}), false)`, [
      sequence,
    ]);
  }
}
