import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { freshDatabase } from '../support/database.ts';

test('a table that a newer version changed is read again at the second try', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 2, applicationName: 'test' });
  try {
    const db = openTables(pool);
    const readSpots = () => sql`select * from spots`.execute(db);
    await readSpots();
    await pool.query('alter table spots add column floor integer');
    await assert.rejects(readSpots, { code: '0A000' });
    assert.deepEqual((await readSpots()).rows, []);
  } finally {
    await pool.end();
  }
});
