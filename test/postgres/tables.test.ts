import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openPool } from '../../src/adapters/postgres/connect.ts';
import { freshDatabase } from '../support/database.ts';

test('tables.ts names every table and column that the migrations make, and no other', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  const { rows } = await pool.query<{ table: string; column: string; nullable: boolean }>(
    `select table_name as table, column_name as column, is_nullable = 'YES' as nullable
     from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'`,
  );
  await pool.end();
  const made = rows.map(({ table, column, nullable }) => `${table}.${column}${nullable ? ' or null' : ''}`);
  assert.deepEqual((await declared()).sort(), made.sort());
});

/** The columns of the type `Tables`, read from its text. */
async function declared(): Promise<string[]> {
  const source = await readFile(new URL('../../src/adapters/postgres/tables.ts', import.meta.url), 'utf8');
  const tables = source.slice(source.indexOf('export type Tables'));
  return [...tables.matchAll(/^ {2}(\w+): \{([^}]*)\}/gm)].flatMap(([, table, body = '']) => {
    return [...body.matchAll(/(\w+): ([^;]+);?/g)].map(([, column, type = '']) => {
      return `${table}.${column}${type.includes('| null') ? ' or null' : ''}`;
    });
  });
}
