import type pg from 'pg';

/** Every row of a database, and where its counters stand. */
export type Contents = {
  /** The table itself: one that was dropped and made anew is another one for whoever prepared statements about it. */
  readonly made: string;
  readonly tables: readonly { readonly name: string; readonly rows: string | null }[];
  readonly sequences: readonly { readonly name: string; readonly value: string; readonly called: boolean }[];
};

const IDENTITY = "select 'persons'::regclass::oid::text as made";

export async function readContents(pool: pg.Pool): Promise<Contents> {
  const { rows: names } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migrations'`,
  );
  const tables = [];
  for (const { name } of names) {
    const { rows } = await pool.query<{ rows: string | null }>(
      `select jsonb_agg(to_jsonb(t))::text as rows from ${name} t`,
    );
    tables.push({ name, rows: rows[0]?.rows ?? null });
  }
  const { rows: counters } = await pool.query<{ name: string }>(
    `select sequencename as name from pg_sequences where schemaname = 'public' and sequencename <> 'owners'`,
  );
  const sequences = [];
  for (const { name } of counters) {
    const { rows } = await pool.query<{ value: string; called: boolean }>(
      `select last_value as value, is_called as called from ${name}`,
    );
    for (const row of rows) sequences.push({ name, ...row });
  }
  const { rows } = await pool.query<{ made: string }>(IDENTITY);
  return { made: rows[0]?.made ?? '', tables, sequences };
}

/** Makes the database what it was then, in one transaction; false where its tables are no longer the same. */
export async function putBack(pool: pg.Pool, { made, tables, sequences }: Contents): Promise<boolean> {
  const { rows } = await pool.query<{ made: string }>(IDENTITY);
  if (rows[0]?.made !== made) return false;
  const statements = [
    'begin',
    // Without triggers, and so without the order in which rows hang together.
    'set local session_replication_role = replica',
    ...tables.map(({ name }) => `delete from ${name}`),
    ...tables.flatMap(({ name, rows: kept }) =>
      kept === null
        ? []
        : [
            `insert into ${name} overriding system value
             select * from jsonb_populate_recordset(null::${name}, ${quoted(kept)})`,
          ],
    ),
    ...sequences.map(({ name, value, called }) => `select setval('${name}', ${value}, ${called})`),
    'commit',
  ];
  await pool.query(statements.join(';\n'));
  return true;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
