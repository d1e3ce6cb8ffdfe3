import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openPool } from '../../src/adapters/postgres/connect.ts';
import { freshDatabase } from '../support/database.ts';

test('The types name every table and column that the migrations make, and no other', async (t) => {
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

/** The columns of the types `Tables` and `EngineTables`, read from their text. */
async function declared(): Promise<string[]> {
  const folder = new URL('../../src/adapters/postgres/', import.meta.url);
  const sources = await Promise.all(
    ['tables.ts', 'engine-tables.ts'].map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  const tables = sources.map((source) => source.slice(source.search(/^export type \w*Tables/m))).join('\n');
  return [...tables.matchAll(/^ {2}(\w+): \{([^}]*)\}/gm)].flatMap(([, table, body = '']) => {
    return [...body.matchAll(/(\w+): ([^;]+);?/g)].map(([, column, type = '']) => {
      return `${table}.${column}${type.includes('| null') ? ' or null' : ''}`;
    });
  });
}
