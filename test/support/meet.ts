import { setTimeout as sleep } from 'node:timers/promises';
import type { TestApp } from './test-app.ts';

/** Resolves when so many wait for what somebody else has locked. */
export async function waiting({ pool }: TestApp, count: number): Promise<void> {
  const waiting = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await pool.query<{ n: number }>(waiting)).rows[0]?.n !== count) await sleep(5);
}

/** Takes what `sql` locks, and lets each deed come as far as this lock or the one before it; then all go on at once. */
export async function meet(app: TestApp, sql: string, deeds: readonly (() => unknown)[]): Promise<void> {
  const keeper = await app.pool.connect();
  const done: unknown[] = [];
  try {
    await keeper.query('begin');
    await keeper.query(sql);
    for (const [before, deed] of deeds.entries()) {
      done.push(deed());
      await waiting(app, before + 1);
    }
  } finally {
    await keeper.query('rollback');
    keeper.release();
  }
  await Promise.all(done);
  await app.quiet();
}
