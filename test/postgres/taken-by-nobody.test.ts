import assert from 'node:assert/strict';
import { after as afterAll, test } from 'node:test';
import { firstComplex } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { inTransaction, openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createWorker } from '../../src/adapters/postgres/kit/worker.ts';
import { createOutbox, type OutboxParts } from '../../src/adapters/postgres/outbox/outbox.ts';
import { createServing } from '../../src/adapters/postgres/outbox/serving.ts';
import { createTransactions, type TakeAlong, type TakenAlong } from '../../src/adapters/postgres/transact.ts';
import type { Job } from '../../src/chat/kit/outbox.ts';
import type { ChatTx } from '../../src/chat/kit/ports.ts';
import { type PersonId, personId } from '../../src/core/kernel/ids.ts';
import { freshDatabase } from '../support/database.ts';

const { url } = await freshDatabase({ after: afterAll });
const pool = await openPool(url, { max: 8, applicationName: 'taken-by-nobody.test' });
const db = openTables(pool);
const complex = await firstComplex(db, { name: 'ЖК', timeZone: 'Europe/Moscow' });
await pool.query(
  "insert into persons (display_name, language, met_at) values ('Анна', 'ru', now()), ('Борис', 'ru', now())",
);
const [anna, boris] = [personId(1), personId(2)];
const clock = { now: () => new Date('2026-11-28T09:00:00Z') };
/** How many have a free hand, how often one of them was told that he has something to do, whether nobody has to look. */
const hands = { idle: 0, roused: 0, isTaken: true };
/** What the house has to know of how a notice ended. */
let record: OutboxParts['record'] = async () => {};
const wakes = {
  notices: (_: unknown, isTaken: boolean) => {
    hands.isTaken = isTaken;
  },
  timers: () => {},
  takeAlong: (...sent: Parameters<TakeAlong>) => outbox.takeAlong(...sent),
};
const transactions = createTransactions(db, clock, wakes, Buffer.alloc(32));
const worker = createWorker(pool);
const outbox = createOutbox({
  ...{ transactions, worker, clock, serving: createServing(db, []), signal: new AbortController().signal },
  ...{ lost: async () => {}, browsersGone: async () => {}, record: (...told) => record(...told) },
  idle: () => hands.idle,
  rouse: () => {
    hands.roused += 1;
  },
});
await worker.id();

afterAll(async () => {
  await worker.close();
  await pool.end();
});

const tell = (tx: ChatTx, whom: PersonId) => tx.notices.add(complex, [whom], 'note', { kind: 'banned' });

const sent = { kind: 'sent', message: '7', shown: null } as const;

/** Anna is told something, and somebody has it in hand; nobody else has a free one. */
async function sendingToAnna(): Promise<Job> {
  await outbox.close();
  await pool.query('delete from notices');
  Object.assign(hands, { idle: 0, roused: 0 });
  record = async () => {};
  await transactions.transact((tx) => tell(tx, anna));
  return (await outbox.take('prompt', async (_, job) => job)) ?? assert.fail('there is none');
}

test('what is settled long after, by whoever looks for orphans, gives what it queued to somebody with a free hand', async (t) => {
  const job = await sendingToAnna();
  record = async () => {
    throw Object.assign(new Error('cancelled'), { code: '57014' });
  };
  const now = t.mock.method(performance, 'now', () => now.mock.callCount() * 20_000);
  await outbox.settle(job, sent);
  now.mock.restore();
  record = (tx) => tell(tx, boris);
  hands.idle = 1;
  await outbox.reclaim();
  assert.ok(hands.roused > 0 || !hands.isTaken, 'nobody knows of it');
  const next = (await outbox.take('prompt', async (_, taken) => taken)) ?? assert.fail('there is none');
  assert.equal(next.recipient, boris);
  record = async () => {};
  await outbox.settle(next, sent);
});

test('who queues what somebody older kept from being told until a moment ago has it looked for', async () => {
  const job = await sendingToAnna();
  hands.idle = 1;
  const claimed = Promise.withResolvers<TakenAlong>();
  const gate = Promise.withResolvers<void>();
  const storing = inTransaction(db, async (trx, line) => {
    line.post(
      trx
        .insertInto('notices')
        .columns(['complex_id', 'recipient', 'lane', 'notice', 'version', 'made_at', 'due_at', 'state'])
        .expression((given) =>
          given
            .selectFrom('notices')
            .select(['complex_id', 'recipient', 'lane', 'notice', 'version', 'made_at', 'due_at'])
            .select((one) => one.val('due' as const).as('state'))
            .where('id', '=', job.id),
        )
        .compile(),
    );
    const taken = outbox.takeAlong(trx, line, 1, () => null) ?? assert.fail('nobody asked');
    await trx.selectNoFrom((one) => one.lit(1).as('one')).execute();
    claimed.resolve(taken);
    await gate.promise;
  });
  const { kept } = await claimed.promise;
  await outbox.settle(job, sent);
  assert.ok(!outbox.hasNext(), 'it is not stored yet');
  gate.resolve();
  await storing;
  assert.equal(await kept(), false);
});
