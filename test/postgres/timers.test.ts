import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { firstComplex } from '../../src/adapters/postgres/complexes/complexes.ts';
import { lookForChores } from '../../src/adapters/postgres/features.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { BEAT_EVERY } from '../../src/adapters/postgres/kit/worker.ts';
import { dueTimers } from '../../src/adapters/postgres/timers/timers.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { alertId } from '../../src/core/kernel/ids.ts';
import { after, type Instant, minutes } from '../../src/core/kernel/time.ts';
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

test('A timer for minutes ahead wakes nobody: the heart’s beat finds it in time; one for seconds ahead does, set anew or by a decision', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  t.after(() => pool.end());
  const db = openTables(pool);
  const now = new Date('2026-11-22T19:36:00Z');
  const complex = await firstComplex(db, { name: 'Дом', timeZone: 'Europe/Moscow' });
  const timer = { kind: 'alert', alert: alertId(1) } as const;
  let woken = 0;
  const wakes = { notices: () => {}, timers: () => void woken++ };
  const { transact } = createTransactions(db, { now: () => now }, wakes, Buffer.alloc(32));
  const wokenBy = async (dueAt: Instant | null) => {
    const before = woken;
    await transact((tx) => tx.timers.set(complex, timer, dueAt));
    await transact((tx) => tx.timers.setOnce(complex, timer, dueAt ?? now));
    await transact((tx) => tx.save(complex, [{ kind: 'timer', timer, dueAt }]));
    return woken - before;
  };
  assert.equal(await wokenBy(after(now, minutes(5))), 0);
  assert.equal(await wokenBy(after(now, BEAT_EVERY)), 3);
  assert.equal(await wokenBy(after(now, -minutes(1))), 3);
  assert.equal(await wokenBy(null), 1, 'what is set once for now, and no timer taken away');
  const beat = async () => {
    const { sql: text, parameters } = lookForChores(db, after(now, BEAT_EVERY), 1);
    const { rows } = await pool.query<{ due: string[] }>(text, [...parameters]);
    return rows[0]?.due.includes('timers');
  };
  await transact((tx) => tx.timers.set(complex, timer, after(now, minutes(5))));
  assert.equal(await beat(), false);
  await transact((tx) => tx.timers.set(complex, timer, after(now, BEAT_EVERY)));
  assert.equal(await beat(), true);
});
