import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { firstComplex } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { dueTimers } from '../../src/adapters/postgres/timers/timers.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { freshDatabase } from '../support/database.ts';

test('Of two timers of one moment the older thread’s fires first, wherever their rows lie', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  try {
    const db = openTables(pool);
    const now = new Date('2026-11-22T19:36:00Z');
    await firstComplex(db, { name: 'Дом', timeZone: 'Europe/Moscow' });
    const transactions = createTransactions(
      db,
      { now: () => now },
      { notices: () => {}, timers: () => {} },
      Buffer.alloc(32),
    );
    await pool.query(
      "insert into timers select 1, 'alert', n, $1::timestamptz + interval '1 s' from generate_series(1, 2) n",
      [now],
    );
    // Moved to the same moment one by one, the older last: its row lies behind the other's now.
    for (const id of [2, 1])
      await pool.query('update timers set due_at = $1 where subject_id = $2', [now, id]);
    const first = await dueTimers(transactions).take(now, async (_, { timer }) => timer);
    assert.deepEqual(first, { kind: 'alert', alert: 1 });
  } finally {
    await pool.end();
  }
});

test('Whoever does not learn whether his commit went through wakes whom it would have given work', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  try {
    const db = openTables(pool);
    const now = new Date('2026-11-22T19:36:00Z');
    const complex = await firstComplex(db, { name: 'Дом', timeZone: 'Europe/Moscow' });
    let woken = 0;
    const wakes = { notices: () => {}, timers: () => void woken++ };
    const { transact } = createTransactions(db, { now: () => now }, wakes, Buffer.alloc(32));
    const lost = transact(async (tx, trx) => {
      await tx.timers.set(complex, { kind: 'retention' }, now);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx);
    });
    await assert.rejects(lost);
    assert.equal(woken, 1);
  } finally {
    await pool.end();
  }
});
