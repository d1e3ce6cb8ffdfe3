import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type BackupHeader, FORMAT, FORMAT_VERSION } from '../../../core/backups/backup.ts';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';
import { type CopiedTable, copiedTables } from './catalogue.ts';

/** Which rows are a complex's, where the table does not carry it. */
const SCOPES: Readonly<Record<string, (complex: ComplexId) => RawBuilder<unknown>>> = {
  complexes: (complex) => sql`id = ${complex}`,
  persons: (complex) => sql`id in (select person_id from memberships where complex_id = ${complex})`,
  addresses: (complex) => sql`person_id in (select person_id from memberships where complex_id = ${complex})`,
  bots: (complex) => sql`id in (
    select bot_id from groups where complex_id = ${complex}
    union all select bot_id from admin_seeds where complex_id = ${complex}
    union all select bot_id from addresses a join memberships m on m.person_id = a.person_id
      where m.complex_id = ${complex})`,
  secrets: () => sql`name in ('installation', 'origin', 'vapid')`,
};

const NOTHING: RawBuilder<unknown> = sql`false`;

export type Origin = Pick<BackupHeader, 'schema' | 'installation'>;

/** Whether the copy will be encrypted: only then it may hold what lets others find out who was forgotten. */
type Sealing = { readonly encrypts: boolean };

export type WrittenCopy = { readonly header: BackupHeader; readonly lines: readonly string[] };

/** Everything of a complex that travels, a line a row, the header first. The caller holds one view of the database. */
export async function writeCopy(
  db: Kysely<Tables>,
  { complex, installation, schema, encrypts }: Origin & Sealing & Pick<BackupHeader, 'complex'>,
  now: Instant,
): Promise<WrittenCopy> {
  const counts: Record<string, number> = {};
  const lines: string[] = [];
  for (const table of await copiedTables(db)) {
    const scope = SCOPES[table.name]?.(complex) ?? sql`complex_id = ${complex}`;
    const rows = await rowsOf(db, table, table.sealed && !encrypts ? NOTHING : scope);
    counts[table.name] = rows.length;
    for (const row of rows) lines.push(`["${table.name}",${row}]`);
  }
  const { name } = await db
    .selectFrom('complexes')
    .select('name')
    .where('id', '=', complex)
    .executeTakeFirstOrThrow();
  const header: BackupHeader = {
    format: FORMAT,
    version: FORMAT_VERSION,
    schema,
    installation,
    complex,
    name,
    madeAt: now.toISOString(),
    counts,
  };
  return { header, lines: [JSON.stringify(header), ...lines] };
}

/** As PostgreSQL writes a row: what it wrote it reads again, to the microsecond. */
export async function rowsOf(
  db: Kysely<Tables>,
  table: CopiedTable,
  scope: RawBuilder<unknown>,
): Promise<readonly string[]> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  const order = sql.join(table.key.map((column) => sql.ref(column)));
  const { rows } = await sql<{ row: string }>`
    select row_to_json(t)::text as row
    from (select ${columns} from ${sql.table(table.name)} where ${scope} order by ${order}) t
  `.execute(db);
  return rows.map(({ row }) => row);
}
