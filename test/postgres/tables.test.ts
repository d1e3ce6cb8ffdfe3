import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
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

const FOLDER = join(import.meta.dirname, '../../src/adapters/postgres');

/** The columns of the type `Tables`, read from the text of its parts. */
async function declared(): Promise<string[]> {
  const tables: string[] = [];
  for await (const name of glob('*/tables.ts', { cwd: FOLDER })) {
    const source = await readFile(join(FOLDER, name), 'utf8');
    tables.push(source.slice(source.search(/export type \w*Tables/)));
  }
  return [...tables.join('\n').matchAll(/^ {2}(\w+): \{([^}]*)\}/gm)].flatMap(([, table, body = '']) => {
    return [...body.matchAll(/(\w+): ([^;]+);?/g)].map(([, column, type = '']) => {
      return `${table}.${column}${type.includes('| null') ? ' or null' : ''}`;
    });
  });
}
