import { type Kysely, sql } from 'kysely';
import { INVENTORY } from '../inventory.ts';
import type { TableRule } from '../kit/table-rule.ts';
import type { Tables } from '../tables.ts';

/** A table as the database itself describes it. */
export type DescribedTable = {
  readonly name: string;
  /** In the table's own order. */
  readonly columns: readonly string[];
  /** Columns that count by themselves. */
  readonly counted: readonly string[];
  readonly key: readonly string[];
  /** What its rows need to be there before them. */
  readonly parents: readonly Parent[];
  /** The same within the table. */
  readonly self: readonly Parent[];
};

/** A table that travels in copies; its columns are without those that the book leaves out. */
export type CopiedTable = DescribedTable & {
  readonly rule: TableRule;
  readonly chat: 'merged' | 'added' | 'stays';
  /** Its rows stand in encrypted copies only. */
  readonly sealed: boolean;
};

export type Parent = {
  readonly table: string;
  /** Our columns, and theirs in the same order. */
  readonly columns: readonly string[];
  readonly theirs: readonly string[];
};

/** The tables that travel, each behind those that its rows refer to. */
export async function copiedTables(db: Kysely<Tables>): Promise<readonly CopiedTable[]> {
  const there = await describeTables(db);
  const copied = Object.entries<TableRule>(INVENTORY).flatMap(([name, rule]) => {
    const { backup } = rule;
    if ('never' in backup) return [];
    const left = Object.keys(backup.without ?? {});
    const table = there.get(name) ?? { name, columns: [], counted: [], key: [], parents: [], self: [] };
    const columns = table.columns.filter((column) => !left.includes(column));
    return { ...table, columns, rule, chat: backup.chat, sealed: backup.sealed ?? false };
  });
  return parentsFirst(copied);
}

function parentsFirst(tables: readonly CopiedTable[]): readonly CopiedTable[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const ordered = new Set<CopiedTable>();
  const place = (table: CopiedTable | undefined) => {
    if (!table || ordered.has(table)) return;
    for (const parent of table.parents) place(byName.get(parent.table));
    ordered.add(table);
  };
  for (const table of tables) place(table);
  return [...ordered];
}

/** Every table of the schema that statements without a schema's name work on, by name. */
export async function describeTables(db: Kysely<Tables>): Promise<ReadonlyMap<string, DescribedTable>> {
  const columns = await sql<{ table: string; column: string; identity: boolean }>`
    select t.relname::text as table, a.attname::text as column, a.attidentity <> '' as identity
    from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' order by t.relname, a.attnum
  `.execute(db);
  const keys = await sql<{
    table: string;
    kind: 'p' | 'f';
    own: string[];
    parent: string | null;
    theirs: string[];
  }>`
    select c.conrelid::regclass::text as table, c.contype as kind, nullif(c.confrelid, 0)::regclass::text as parent,
      array(select a.attname::text from unnest(c.conkey) with ordinality k (n, i)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.i) as own,
      array(select a.attname::text from unnest(c.confkey) with ordinality k (n, i)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by k.i) as theirs
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where n.nspname = current_schema() and c.contype in ('p', 'f')
  `.execute(db);
  const byTable = Map.groupBy(columns.rows, ({ table }) => table);
  return new Map(
    [...byTable].map(([name, own]) => {
      const ofTable = keys.rows.filter((row) => row.table === name);
      const parents = ofTable.flatMap(({ kind, parent, own: mine, theirs }) =>
        kind === 'f' && parent !== null ? [{ table: parent, columns: mine, theirs }] : [],
      );
      const described = {
        name,
        columns: own.map(({ column }) => column),
        counted: own.filter(({ identity }) => identity).map(({ column }) => column),
        key: ofTable.find(({ kind }) => kind === 'p')?.own ?? [],
        parents: parents.filter((parent) => parent.table !== name),
        self: parents.filter((parent) => parent.table === name),
      };
      return [name, described];
    }),
  );
}
