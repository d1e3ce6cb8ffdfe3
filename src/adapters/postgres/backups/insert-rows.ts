import { type Kysely, sql } from 'kysely';
import type { CopyRow } from '../../../core/backups/backup.ts';
import type { Tables } from '../tables.ts';
import type { DescribedTable } from './catalogue.ts';

const AT_ONCE = 2_000;

/** The key of a row as text, from a copy and from the database alike. */
export const rowKey = (row: CopyRow, columns: readonly string[]) =>
  JSON.stringify(columns.map((column) => row[column] ?? null));

/** Puts rows in as they are, also their numbers; what is there already stays. The keys of those that are new. */
export async function insertRows(
  db: Kysely<Tables>,
  table: Pick<DescribedTable, 'name' | 'columns' | 'key'>,
  rows: readonly CopyRow[],
): Promise<ReadonlySet<string>> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const made = new Set<string>();
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = JSON.stringify(rows.slice(at, at + AT_ONCE));
    const { rows: added } = await sql<CopyRow>`
      insert into ${sql.table(table.name)} (${columns}) overriding system value
      select ${columns} from json_populate_recordset(null::${sql.table(table.name)}, ${some}::json)
      on conflict do nothing returning ${key}
    `.execute(db);
    for (const row of added) made.add(rowKey(row, table.key));
  }
  return made;
}

/** What was under way comes back as over: whoever was coming then is not coming now, and no news is told twice. */
export function asOver(table: string, rows: readonly CopyRow[], at: string): readonly CopyRow[] {
  switch (table) {
    case 'alerts':
      return rows.map((row) =>
        row.state === 'closed' ? row : { ...row, state: 'closed', closing: 'expired', closed_at: at },
      );
    case 'announcements':
      return rows
        .filter(({ state }) => state !== 'draft')
        .map((row) =>
          row.state === 'waiting' || row.state === 'going' ? { ...row, state: 'called off' } : row,
        )
        .map((row) => (row.asks_to_move === true ? { ...row, closed_at: row.closed_at ?? at } : row));
    default:
      return rows;
  }
}
