import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { createVault } from '../../src/adapters/backups/vault.ts';
import { createCopyDesk } from '../../src/adapters/postgres/backups/desk.ts';
import { firstComplex } from '../../src/adapters/postgres/complexes/complexes.ts';
import { createIntroductions } from '../../src/adapters/postgres/conversation/introductions.ts';
import { until } from '../../src/adapters/postgres/embedded/wait.ts';
import { isConnectionLost, openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { leadPolling } from '../../src/adapters/postgres/kit/lead.ts';
import { LOCK } from '../../src/adapters/postgres/kit/locks.ts';
import { inTransaction, openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createWorker } from '../../src/adapters/postgres/kit/worker.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { openRelay } from '../engine/relay.ts';
import { freshDatabase, type Scope } from '../support/database.ts';

const drops: (() => Promise<void>)[] = [];
const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
const seen = await openPool(url, { max: 2, applicationName: 'seen' });
const home = await firstComplex(openTables(seen), { name: 'Дом', timeZone: 'Europe/Moscow' });
const clock = { now: () => new Date() };
const wakes = { notices: () => {}, timers: () => {} };
after(async () => {
  await seen.end();
  for (const drop of drops) await drop();
});

/** A process whose database lies behind a proxy that may hang. */
async function openProcess(t: Scope) {
  const relay = await openRelay(url);
  const pool = await openPool(relay.url, { max: 4, applicationName: 'silent', deadline: 700 });
  t.after(async () => {
    await pool.end();
    await relay.close();
  });
  return { relay, pool };
}

/** Sessions of the process that the server still knows and that were there when the proxy began to hang. */
async function sessions(): Promise<readonly number[]> {
  const { rows } = await seen.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'silent' and datname = current_database()",
  );
  return rows.map(({ pid }) => pid);
}

const ended = (hung: readonly number[]) =>
  until(5_000, async () => !(await sessions()).some((pid) => hung.includes(pid)) || undefined);

const isWaiting = async () => {
  const waits = "select from pg_stat_activity where application_name = 'silent' and wait_event_type = 'Lock'";
  return ((await seen.query(waits)).rowCount ?? 0) > 0;
};

const isLocked = async (key: number) => {
  const held = "select from pg_locks where locktype = 'advisory' and classid = $1 and granted";
  return ((await seen.query(held, [key])).rowCount ?? 0) > 0;
};

test('whoever waits for the right to poll and hears nothing more has lost the database, and its session is ended', async (t) => {
  const { relay, pool } = await openProcess(t);
  const first = await leadPolling(seen, 1, new AbortController().signal);
  const waiting = leadPolling(pool, 1, new AbortController().signal);
  await until(5_000, async () => (await sessions()).length > 0 || undefined);
  relay.hush();
  const hung = await sessions();
  await assert.rejects(waiting, isConnectionLost);
  await first.release();
  assert.ok(await ended(hung));
});

test('whoever leads in polling and hears nothing more leads no longer', async (t) => {
  const { relay, pool } = await openProcess(t);
  const lead = await leadPolling(pool, 2, new AbortController().signal);
  let isLost = false;
  void lead.lost.then(() => {
    isLost = true;
  });
  const hung = await sessions();
  relay.hush();
  lead.polled();
  const isTold = await until(5_000, async () => isLost || undefined);
  await lead.release();
  assert.ok(isTold);
  assert.ok(await ended(hung), 'another process may lead');
});

test('an owner whose lock is not answered asks anew, and leaves no session behind', async (t) => {
  const { relay, pool } = await openProcess(t);
  // Whoever asks has a connection already: what hangs is what it was lent.
  await pool.query('select');
  const hung = await sessions();
  relay.hush();
  const worker = createWorker(pool);
  await assert.rejects(worker.id(), isConnectionLost);
  assert.ok((await worker.id()) > 0);
  await worker.close();
  assert.ok(await ended(hung));
});

test('a session that waited for a lock when all fell silent does not keep what it got afterwards', async (t) => {
  const { relay, pool } = await openProcess(t);
  const keeper = await seen.connect();
  await keeper.query('begin; lock table backups');
  const works = inTransaction(openTables(pool), (trx) => sql`select from backups for update`.execute(trx));
  const failed = assert.rejects(works, isConnectionLost);
  await until(5_000, async () => (await isWaiting()) || undefined);
  const hung = await sessions();
  relay.hush();
  // Shortly before the deadline: to whoever looks then the session is at work.
  await delay(400);
  await keeper.query('rollback');
  keeper.release();
  await failed;
  assert.ok(await ended(hung));
});

test('what rests in the pool when all fall silent is not lent any more', async (t) => {
  const { relay, pool } = await openProcess(t);
  await Promise.all([pool.query('select'), pool.query('select'), pool.query('select')]);
  relay.hush();
  await assert.rejects(openTables(pool).selectFrom('bots').selectAll().execute(), isConnectionLost);
  // Each by itself would be silent until a deadline of its own.
  assert.ok((await pool.query('select 1 as one')).rows.length > 0);
});

test('a session that hangs while its lock is at work frees it when the work is done', async (t) => {
  const { relay, pool } = await openProcess(t);
  const transactions = createTransactions(openTables(pool), clock, wakes, Buffer.alloc(32));
  const desk = createCopyDesk({ pool, transactions, clock, installation: 'ours', schema: '0001' });
  await seen.query(
    "insert into backups (complex_id, kind, wanted_at, state) values ($1, 'asked', now(), 'wanted')",
    [home],
  );
  const introductions = createIntroductions({ db: openTables(pool), pool, home }, 1, clock);
  for (const [key, work] of [
    [LOCK.copies, desk.alone],
    [LOCK.introduction, introductions.alone],
  ] as const) {
    await work(async () => {
      assert.ok(await isLocked(key));
      relay.hush();
      return true;
    });
    assert.ok(await until(5_000, async () => !(await isLocked(key)) || undefined), `lock ${key} is free`);
  }
});

test('a copy that meets the database’s trouble is made later, and nobody is told that it failed', async (t) => {
  const { pool } = await openProcess(t);
  const transactions = createTransactions(openTables(pool), clock, wakes, Buffer.alloc(32));
  const desk = createCopyDesk({ pool, transactions, clock, installation: 'ours', schema: '0001' });
  await seen.query('delete from backups');
  await seen.query(
    "insert into backups (complex_id, kind, wanted_at, state) values ($1, 'asked', now(), 'wanted')",
    [home],
  );
  const full = Object.assign(new Error('no space left on the device of the database'), { code: '53100' });
  const folder = createVault({ dir: 'nowhere', recipient: undefined, identityFile: undefined });
  await assert.rejects(desk.makeNext({ ...folder, store: () => Promise.reject(full) }), full);
  const { rows } = await seen.query('select state from backups');
  assert.deepEqual(rows, [{ state: 'wanted' }]);
});
