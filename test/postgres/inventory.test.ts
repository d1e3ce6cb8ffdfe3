import assert from 'node:assert/strict';
import { test } from 'node:test';
import type pg from 'pg';
import { INVENTORY } from '../../src/adapters/postgres/inventory.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { columnsOf, type TableRule } from '../../src/adapters/postgres/kit/table-rule.ts';
import { MY_DATA } from '../../src/adapters/postgres/privacy/my-data.ts';
import { freshDatabase, type Scope } from '../support/database.ts';

const inventory = Object.entries<TableRule>(INVENTORY);
const names = (column: readonly string[] | undefined) => column ?? [];

async function catalogue<Row extends object>(scope: Scope, query: string): Promise<Row[]> {
  const { url } = await freshDatabase(scope);
  const pool: pg.Pool = await openPool(url, { max: 1, applicationName: 'test' });
  const { rows } = await pool.query<Row>(query);
  await pool.end();
  return rows;
}

type Column = { readonly name: string; readonly type: string };

const columns = (scope: Scope) =>
  catalogue<Column>(
    scope,
    `select table_name || '.' || column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name <> 'migrations'`,
  );

test('The inventory knows every table there is, and no other', async (t) => {
  const tables = new Set((await columns(t)).map(({ name }) => name.split('.')[0]));
  assert.deepEqual(inventory.map(([table]) => table).sort(), [...tables].sort());
});

test('Every column that leads to a person is in the inventory, with what /forget does to it', async (t) => {
  const keys = await catalogue<{ name: string; gone: string }>(
    t,
    `select c.conrelid::regclass || '.' || a.attname as name,
       case c.confdeltype when 'c' then 'owner' when 'n' then 'emptied' else 'left' end as gone
     from pg_constraint c, unnest(c.conkey) k join pg_attribute a on true
     where c.contype = 'f' and a.attrelid = c.conrelid and a.attnum = k and a.attname <> 'complex_id'
       and c.confrelid in ('persons'::regclass, 'memberships'::regclass)`,
  );
  assert.ok(keys.length > 10);
  const inInventory = inventory.flatMap(([table, rule]) =>
    (['owner', 'emptied'] as const).flatMap((gone) =>
      columnsOf(rule, gone).map((column) => ({ name: `${table}.${column}`, gone })),
    ),
  );
  const wanted = new Map(keys.map(({ name, gone }) => [name, gone]));
  assert.deepEqual(
    [...wanted].filter(([name, gone]) => !inInventory.some((one) => one.name === name && one.gone === gone)),
    [],
    'a column that leads to a person and that the inventory does not know, or that a deletion would leave behind',
  );
  assert.deepEqual(
    inInventory.filter(({ name }) => !wanted.has(name) && name !== 'persons.id').map(({ name }) => name),
    [],
  );
});

test('Every text, document and list is somebody’s words or a code of ours: the inventory says which', async (t) => {
  const texts = (await columns(t)).filter(({ type }) => /^(text|jsonb?|bytea|ARRAY)$/.test(type));
  const stamps = ['limits.stamps'];
  const known = inventory.flatMap(([table, { words, codes }]) =>
    [...names(words), ...names(codes)].map((column) => `${table}.${column}`),
  );
  assert.deepEqual(
    known.sort(),
    texts
      .map(({ name }) => name)
      .filter((name) => !stamps.includes(name))
      .sort(),
  );
});

test('/mydata has a section for every table that the inventory promises one', () => {
  const promised = inventory.filter(([, { told }]) => 'section' in told).map(([table]) => table);
  assert.deepEqual(Object.keys(MY_DATA).sort(), promised.sort());
  const silent = inventory.filter(([, rule]) => 'not' in rule.told && columnsOf(rule, 'owner').length > 0);
  assert.deepEqual(
    silent.map(([table]) => table).sort(),
    ['cards', 'claim_marks', 'notices', 'restores', 'web_logins'],
    'what belongs to somebody is told to them',
  );
});

test('What is left out of a backup is nullable or has a default, so that the rest can come back', async (t) => {
  const rows = await catalogue<{ name: string }>(
    t,
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and (is_nullable = 'YES' or column_default is not null)`,
  );
  const fillable = new Set(rows.map(({ name }) => name));
  const left = inventory.flatMap(([table, { backup }]) =>
    'chat' in backup ? Object.keys(backup.without ?? {}).map((column) => `${table}.${column}`) : [],
  );
  assert.deepEqual(
    left.filter((name) => !fillable.has(name)),
    [],
  );
});
