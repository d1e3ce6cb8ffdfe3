import type pg from 'pg';
import type { TestApp } from '../support/test-app.ts';

/** What every update may leave, whoever sent it, and what the messenger shows: none of it is the house's. */
const BOOKKEEPING = ['updates', 'limits', 'pace', 'migrations', 'dialogs', 'introductions', 'guards_seen'];

/** Everything that people can change, as one text a table; `complex`: of that complex alone. */
export async function contents(
  { pool }: Pick<TestApp, 'pool'>,
  complex: number | null = null,
): Promise<Record<string, string>> {
  const name = complex === null ? 'all contents' : 'contents of one';
  const text = await statement(pool, complex !== null);
  const values = complex === null ? [] : [complex];
  const { rows } = await pool.query<{ name: string; all: string | null }>({ name, text, values });
  return Object.fromEntries(rows.map((row) => [row.name, row.all ?? '']));
}

const statements = new Map<boolean, string>();

/** One statement for all tables, so that it is planned once a house and not forty times a look. */
async function statement(pool: pg.Pool, ofOne: boolean): Promise<string> {
  const known = statements.get(ofOne);
  if (known !== undefined) return known;
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and table_name <> all($1)
     group by table_name having not $2 or bool_or(column_name = 'complex_id') order by table_name`,
    [BOOKKEEPING, ofOne],
  );
  const looks = rows.map(
    ({ name }) => `select '${name}' as name, (
      select string_agg(t::text, e'\\n' order by t::text) from ${name} t ${ofOne ? 'where complex_id = $1' : ''}
    ) as all`,
  );
  const made = looks.join('\nunion all\n');
  statements.set(ofOne, made);
  return made;
}
