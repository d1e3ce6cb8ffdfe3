import assert from 'node:assert/strict';
import { after as afterAll, test } from 'node:test';
import { firstComplex } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { inTransaction, openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createWorker } from '../../src/adapters/postgres/kit/worker.ts';
import { createOutbox } from '../../src/adapters/postgres/outbox/outbox.ts';
import { createServing } from '../../src/adapters/postgres/outbox/serving.ts';
import { createTransactions, type TakeAlong, type TakenAlong } from '../../src/adapters/postgres/transact.ts';
import type { Job } from '../../src/chat/kit/outbox.ts';
import { passId, personId } from '../../src/core/kernel/ids.ts';
import { freshDatabase } from '../support/database.ts';

const { url } = await freshDatabase({ after: afterAll });
const pool = await openPool(url, { max: 8, applicationName: 'taken-along.test' });
const db = openTables(pool);
const complex = await firstComplex(db, { name: 'ЖК', timeZone: 'Europe/Moscow' });
await pool.query(
  "insert into persons (display_name, language, met_at) values ('Анна', 'ru', now()), ('Борис', 'ru', now()), ('Вера', 'ru', now())",
);
const [person, neighbour, third] = [personId(1), personId(2), personId(3)];
/** By day: at night nothing that can wait for the morning is taken along. */
const clock = { now: () => new Date('2026-11-28T09:00:00Z') };
const stopping = new AbortController();
let idle = 1;
let roused = 0;
const rouse = () => {
  roused += 1;
};
/** Of the last commit: whether nobody has to look for what it queued. */
let isTaken = false;
const wakes = {
  notices: (_: unknown, taken: boolean) => {
    isTaken = taken;
  },
  timers: () => {},
  takeAlong: (...sent: Parameters<TakeAlong>) => outbox.takeAlong(...sent),
};
const transactions = createTransactions(db, clock, wakes, Buffer.alloc(32));
const worker = createWorker(pool);
const outbox = createOutbox({
  ...{ transactions, worker, clock, serving: createServing(db, []), signal: stopping.signal },
  ...{ record: async () => {}, lost: async () => {}, browsersGone: async () => {}, idle: () => idle, rouse },
});
const owner = await worker.id();

/** Nothing is queued, and somebody has a free hand. */
async function begin(): Promise<void> {
  idle = 1;
  roused = 0;
  await outbox.close();
  await pool.query('delete from notices');
  await pool.query('delete from cards');
}

afterAll(async () => {
  await worker.close();
  await pool.end();
});

/** Somebody does something of which Anna is told. */
const tell = (whom = person) =>
  transactions.transact((tx) => tx.notices.add(complex, [whom], 'note', { kind: 'banned' }));

const rows = async (sql = 'select state, owner, tries, faults, unsure from notices order by id') =>
  (await pool.query(sql)).rows;

/** Takes the next, as a deliverer does. */
async function take(thrown?: Error): Promise<Job | null> {
  const hand: { job: Job | null } = { job: null };
  const work = async (_: unknown, job: Job) => {
    hand.job = job;
    if (thrown) throw thrown;
  };
  await outbox.take('prompt', work).catch((error) => assert.equal(error, thrown));
  return hand.job;
}

/** Takes along with a commit whose answer this process has not read yet. */
async function takeUnread(): Promise<TakenAlong> {
  const taken: (TakenAlong | null)[] = [];
  await inTransaction(db, async (trx, line) => void taken.push(outbox.takeAlong(trx, line, 1, () => null)));
  return taken[0] ?? assert.fail('nothing was asked for');
}

/** Somebody has a notice for Anna in hand whose commit is not answered yet, and has drawn it. */
async function drawUnread() {
  await begin();
  idle = 0;
  await tell();
  idle = 1;
  const commit = await takeUnread();
  assert.equal(roused, 1, 'whoever draws it is roused before');
  const drawn = Promise.withResolvers<Job>();
  let isHandedOn = false;
  const taking = outbox
    .take('prompt', async (_, job) => drawn.resolve(job))
    .finally(() => {
      isHandedOn = true;
    });
  const job = await drawn.promise;
  assert.equal(await outbox.reclaim(), 0, 'it is in somebody’s hands');
  assert.ok(!isHandedOn, 'nothing may be sent yet');
  return { commit, taking, job };
}

const dueAgain = { state: 'due', owner: null, tries: 0, faults: 0, unsure: 0 };
const beingSent = { state: 'sending', owner, tries: 1, faults: 0, unsure: 0 };

test('a commit takes along all but the last that it queued, each for somebody with a free hand', async () => {
  await begin();
  idle = 4;
  await transactions.transact((tx) =>
    tx.notices.add(complex, [person, neighbour, third], 'note', { kind: 'banned' }),
  );
  assert.deepEqual(await rows(), [beingSent, beingSent, dueAgain]);
  assert.deepEqual([roused, isTaken], [2, true], 'whoever settles takes the third');
});

test('who queues what somebody older keeps from being told has it looked for', async () => {
  await begin();
  await tell();
  await take();
  await tell();
  assert.deepEqual([roused, isTaken], [1, false]);
});

test('a notice is taken by the commit that queued it, and delivered without another look', async () => {
  await begin();
  await tell();
  assert.deepEqual(await rows(), [beingSent]);
  const job = await take();
  assert.equal(job?.recipient, person);
  assert.deepEqual(await rows(), [beingSent], 'nobody took it a second time');
});

test('who has no free hand takes none, and who has one takes one', async () => {
  await begin();
  idle = 0;
  await tell();
  assert.deepEqual(await rows(), [dueAgain]);
  idle = 1;
  await tell(neighbour);
  await tell(neighbour);
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ['sending', 'due', 'due'],
  );
});

test('whoever settles one takes along for those who have nothing to do, too', async () => {
  await begin();
  idle = 0;
  await transactions.transact((tx) =>
    tx.notices.add(complex, [person, neighbour], 'note', { kind: 'banned' }),
  );
  await tell();
  const job = (await take()) ?? assert.fail();
  idle = 1;
  await outbox.settle(job, { kind: 'sent', message: '7', shown: null });
  assert.equal(roused, 1, 'the other one is for whoever settled');
  assert.deepEqual(
    [await take(), await take()].map((next) => next?.recipient),
    [neighbour, person],
  );
});

test('whoever settles one has the next one, or knows that there is none', async () => {
  await begin();
  idle = 0;
  await tell();
  await tell(neighbour);
  const sent = { kind: 'sent', message: '7', shown: null } as const;
  await outbox.settle((await take()) ?? assert.fail(), sent);
  assert.ok(outbox.hasNext());
  const next = (await take()) ?? assert.fail();
  assert.equal(next.recipient, neighbour);
  await outbox.settle(next, sent);
  assert.ok(!outbox.hasNext());
});

test('nobody is told the newer thing while the older one is still on its way', async () => {
  await begin();
  idle = 0;
  await tell();
  await pool.query("update notices set tries = 1, due_at = now() + interval '1 minute'");
  idle = 1;
  await tell();
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ['due', 'due'],
  );
  assert.equal(await take(), null);
});

test('whoever looks for orphans leaves alone what was taken along, before and after its answer was read', async () => {
  await begin();
  idle = 0;
  await tell();
  idle = 1;
  const { kept } = await takeUnread();
  assert.equal(await outbox.reclaim(), 0, 'its commit is on the way');
  await kept();
  assert.equal(await outbox.reclaim(), 0, 'nobody has fetched it');
  await take();
  assert.equal(await outbox.reclaim(), 0, 'it is being sent');
  assert.deepEqual(await rows(), [beingSent]);
});

test('a commit that was not heard of leaves nothing: whoever looks for orphans finds it', async () => {
  await begin();
  idle = 0;
  await tell();
  idle = 1;
  const { lost } = await takeUnread();
  lost();
  assert.equal(await outbox.reclaim(), 1);
  assert.deepEqual(await rows(), [{ ...dueAgain, tries: 1, unsure: 1 }]);
  assert.ok(await take());
});

test('what was taken along is drawn while its commit is on its way, and sent when that is answered', async () => {
  const { commit, taking, job } = await drawUnread();
  await commit.kept();
  assert.notEqual(await taking, null);
  await outbox.settle(job, { kind: 'sent', message: '7', shown: null });
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ['sent'],
  );
});

test('what was drawn and whose commit was not heard of is not sent: whoever looks for orphans finds it', async () => {
  const { commit, taking } = await drawUnread();
  commit.lost();
  assert.equal(await taking, null);
  assert.equal(await outbox.reclaim(), 1);
  assert.deepEqual(await rows(), [{ ...dueAgain, tries: 1, unsure: 1 }]);
});

test('what cannot be drawn is due again with one fault, as if it had been looked for', async () => {
  await begin();
  await tell();
  const thrown = new Error('it cannot be drawn');
  const job = (await take(thrown)) ?? assert.fail();
  assert.deepEqual(await rows(), [dueAgain]);
  assert.equal(await outbox.fault(job), 1);
  assert.deepEqual(await rows(), [{ ...dueAgain, faults: 1 }]);
});

test('what the database was in trouble over lets others go first', async () => {
  await begin();
  await tell();
  const job = (await take(Object.assign(new Error('it shuts down'), { code: '57P01' }))) ?? assert.fail();
  await outbox.giveWay(job);
  assert.deepEqual(await rows(), [dueAgain]);
  assert.equal(await take(), null, 'not now');
});

test('a card that changed meanwhile is shown by its newer notice when the older one cannot be drawn', async () => {
  await begin();
  await pool.query(
    `insert into cards (complex_id, subject_kind, subject_id, part, viewer) values ($1, 'pass', 1, '', $2)`,
    [complex, person],
  );
  const show = () =>
    transactions.transact((tx) => tx.cards.redraw(complex, { kind: 'pass', pass: passId(1) }));
  await show();
  await show();
  await take(new Error('it cannot be drawn'));
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ['dropped', 'due'],
  );
});

test('what was taken along and not fetched is due at once for the next process when this one stops', async () => {
  await begin();
  await tell();
  await outbox.close();
  assert.deepEqual(await rows(), [dueAgain]);
  const { kept } = await takeUnread();
  stopping.abort();
  await kept();
  assert.deepEqual(await rows(), [dueAgain], 'it was on its way when the stop came');
  await assert.rejects(takeUnread(), /nothing was asked for/);
});
