import assert from 'node:assert/strict';
import { after as afterAll, afterEach, test } from 'node:test';
import { firstComplex, rememberBot } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createWorker } from '../../src/adapters/postgres/kit/worker.ts';
import { createOutbox } from '../../src/adapters/postgres/outbox/outbox.ts';
import { queueState } from '../../src/adapters/postgres/outbox/queue-state.ts';
import { watchMissing } from '../../src/adapters/postgres/outbox/reclaim.ts';
import { createServing } from '../../src/adapters/postgres/outbox/serving.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import type { Job } from '../../src/chat/kit/outbox.ts';
import type { ChatTx } from '../../src/chat/kit/ports.ts';
import { after, minutes, seconds } from '../../src/core/kernel/time.ts';
import { freshDatabase } from '../support/database.ts';

const { url } = await freshDatabase({ after: afterAll });
const pool = await openPool(url, { max: 8, applicationName: 'outbox.test' });
const db = openTables(pool);
const complex = await firstComplex(db, { name: 'ЖК', timeZone: 'Europe/Moscow' });
const clock = { now: () => new Date() };
const wakes = { notices: () => {}, timers: () => {} };
const transactions = createTransactions(db, clock, wakes, Buffer.alloc(32));
const bot = await rememberBot(db, { messenger: 'telegram', externalId: '1' });
afterAll(async () => {
  await here.worker.close();
  await there.worker.close();
  await pool.end();
});

await pool.query("insert into persons (display_name, language, met_at) values ('Анна', 'ru', now())");
let told = 0;

/** One process that sends; the house writes down each time that it hears of an end. */
function openProcess() {
  const worker = createWorker(pool);
  const signal = new AbortController().signal;
  const serving = createServing(db, []);
  const record = async (tx: ChatTx) => tx.updates.failed(bot, `${told++}`, 'told', clock.now());
  return {
    worker,
    outbox: createOutbox({
      transactions,
      worker,
      clock,
      serving,
      record,
      lost: async () => {},
      browsersGone: async () => {},
      idle: () => 0,
      rouse: () => {},
      signal,
    }),
  };
}

const here = openProcess();
const there = openProcess();

afterEach(async () => {
  await pool.query('delete from notices');
});

const addNotice = () =>
  pool.query(
    `insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state)
     values ($1, (select min(id) from persons), 1, '{}', 1, now(), now() - interval '1 hour', 'due')`,
    [complex],
  );

async function row(): Promise<{ state: string; owner: number | null; faults: number }> {
  const { rows } = await pool.query('select state, owner, faults from notices');
  return rows[0];
}

async function takeAt({ outbox }: typeof here, thrown?: Error): Promise<Job> {
  let taken: Job | null = null;
  const work = async (_: unknown, job: Job) => {
    taken = job;
    if (thrown) throw thrown;
  };
  await outbox.take('prompt', work).catch((error) => assert.equal(error, thrown));
  return taken ?? assert.fail('nothing was due');
}

const cutOff = Object.assign(new Error('the server shuts down'), { code: '57P01' });

test('a fault that is written down late takes nothing from whoever is sending the notice by then', async () => {
  await addNotice();
  const job = await takeAt(here, new Error('it cannot be drawn'));
  const { owner } = await takeAt(there);
  await here.outbox.fault(job);
  assert.deepEqual(await row(), { state: 'sending', owner, faults: 0 });
});

test('a fault counts, and the answer to it that was lost counts no second time', async () => {
  await addNotice();
  const job = await takeAt(here, new Error('it cannot be drawn'));
  await here.outbox.fault(job);
  await here.outbox.fault(job);
  assert.deepEqual(await row(), { state: 'due', owner: null, faults: 1 });
});

test('how a notice ended is told to the house once, also when the answer to that was lost', async () => {
  await addNotice();
  const job = await takeAt(here);
  const sent = { kind: 'sent', message: '7', shown: null } as const;
  await here.outbox.settle(job, sent);
  await here.outbox.settle(job, sent);
  assert.equal((await row()).state, 'sent');
  const { rows } = await pool.query('select from updates');
  assert.equal(rows.length, 1, 'what was told in vain is taken back');
});

test('what was taken anew after a connection broke is not given back to others', async () => {
  await addNotice();
  await takeAt(here, cutOff);
  const { owner } = await takeAt(here);
  assert.equal(await here.outbox.reclaim(), 0);
  assert.deepEqual(await row(), { state: 'sending', owner, faults: 0 });
});

test('a notice that bears our number and that we know nothing of goes to the next who looks', async () => {
  await addNotice();
  const owner = await here.worker.id();
  await pool.query("update notices set state = 'sending', owner = $1, tries = 1", [owner]);
  assert.equal(await here.outbox.reclaim(), 1);
  assert.equal((await row()).state, 'due');
});

test('a process that lost its connection comes back with its number, and others leave it its notices', async () => {
  await addNotice();
  const { owner } = await takeAt(here);
  await pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 4 and objid = $1`,
    [owner],
  );
  assert.equal(await there.outbox.reclaim(), 0);
  assert.equal(await here.worker.id(), owner);
  assert.equal(await there.outbox.reclaim(), 0);
  assert.deepEqual(await row(), { state: 'sending', owner, faults: 0 });
});

test('what has waited for an hour and is being sent since now is not stuck', async () => {
  await addNotice();
  await takeAt(here);
  assert.equal((await queueState(db, clock.now())).stuckNotices, 0);
  assert.equal((await queueState(db, after(clock.now(), minutes(3)))).stuckNotices, 1);
});

test('an owner is taken for dead after five seconds without a sign of life, looked at all the while', () => {
  let now = 0;
  const missing = watchMissing(() => now);
  const look = (at: number, owners: readonly number[]) => {
    now = seconds(at);
    return [...missing.areDead(owners)];
  };
  assert.deepEqual(look(0, [1]), []);
  assert.deepEqual(look(2, [1, 2]), []);
  assert.deepEqual(look(4, []), [], 'it is back');
  assert.deepEqual(look(6, [1]), []);
  assert.deepEqual(look(8, [1]), []);
  assert.deepEqual(look(10, [1]), []);
  assert.deepEqual(look(11, [1]), [1]);
  assert.deepEqual(look(20, [1]), [], 'nobody looked meanwhile: the database may have been away from all');
});
