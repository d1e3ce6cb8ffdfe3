import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { freshDatabase } from '../support/database.ts';

/** Keys whose columns no index begins with, in whatever order: deleting what they point to reads the whole table. */
const UNINDEXED = `
  select c.conrelid::regclass || ' (' || (
      select string_agg(a.attname, ', ' order by k.at)
      from unnest(c.conkey) with ordinality k (attnum, at)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
    ) || ')' as key
  from pg_constraint c
  where c.contype = 'f' and c.confrelid not in ('complexes'::regclass, 'bots'::regclass) and not exists (
    select from pg_index i
    where i.indrelid = c.conrelid and i.indisvalid
      and (i.indkey::int2[])[0 : array_length(c.conkey, 1) - 1] @> c.conkey
      and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
        select '(' || attname || ' IS NOT NULL)' from pg_attribute
        where attrelid = c.conrelid and attnum = any (c.conkey))))
  order by 1`;

test('Whoever is deleted, and every card, is found where something points to it by an index', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  t.after(() => pool.end());
  const { rows } = await pool.query<{ key: string }>(UNINDEXED);
  assert.deepEqual(
    rows.map(({ key }) => key),
    [],
  );
});
