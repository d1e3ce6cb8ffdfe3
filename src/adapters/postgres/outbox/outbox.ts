import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { BotId } from '../../../chat/kit/incoming.ts';
import type { Job, Outbox, Outcome } from '../../../chat/kit/outbox.ts';
import type { ChatTx } from '../../../chat/kit/ports.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Clock } from '../../../core/ports.ts';
import { settleDelivery } from '../../../core/settle-delivery.ts';
import { isConnectionLost, isDeadlock } from '../kit/connect.ts';
import type { Worker } from '../kit/worker.ts';
import type { Tables } from '../tables.ts';
import type { Transactions } from '../transact.ts';
import {
  claimNext,
  hasHeir,
  jobFrom,
  MOST_FAULTS,
  reclaim,
  recordFault,
  type TakenRow,
  type Unconfirmed,
} from './outbox-rows.ts';

const RETRY_SETTLING = 200;

export type OutboxParts = {
  readonly transactions: Transactions;
  readonly worker: Worker;
  readonly clock: Clock;
  readonly bots: readonly BotId[];
  /** What the house has to know of how a job ended. */
  readonly record: (tx: ChatTx, job: Job, outcome: Outcome, now: Instant) => Promise<void>;
  /** Somebody turned out to be out of reach. */
  readonly lost: (tx: ChatTx, complex: ComplexId, person: PersonId, now: Instant) => Promise<void>;
  /** From then on nobody waits for a lost database: what is not written down is reclaimed by the next process. */
  readonly signal: AbortSignal;
};

export function createOutbox({
  transactions,
  worker,
  clock,
  bots,
  record,
  lost,
  signal,
}: OutboxParts): Outbox {
  const untilBack = createUntilBack(signal);
  const mine = new Set<number>();
  let unconfirmed: readonly Unconfirmed[] = [];
  const countFault = (row: Pick<Job, 'complex' | 'id'>) =>
    untilBack(() => transactions.transact((_, trx) => recordFault(trx, row, clock.now())));
  return {
    take: async (queue, work) => {
      const workerId = await worker.id();
      const hand: { row: TakenRow | null; job: Job | null } = { row: null, job: null };
      try {
        return await transactions.transact(async (tx, trx) => {
          hand.row = await claimNext(trx, queue, workerId, bots, clock.now());
          if (!hand.row) return null;
          mine.add(hand.row.id);
          hand.job = jobFrom(hand.row, workerId);
          return work(tx, hand.job);
        });
      } catch (error) {
        const { row, job } = hand;
        if (!row) throw error;
        mine.delete(row.id);
        // Whether the commit went through nobody knows: reclaim() finds the row if it did.
        if (isConnectionLost(error)) unconfirmed = [...unconfirmed, { id: row.id, tries: row.tries }];
        // A row that cannot even be read must not stand in front of all others for ever.
        else if (!job) await countFault({ complex: row.complex_id, id: row.id });
        throw error;
      }
    },
    settle: async (job, outcome) => {
      // What was sent must be written down: while the database is away this waits, and the row stays ours.
      await untilBack(() =>
        transactions.transact(async (tx, trx) => {
          const now = clock.now();
          await record(tx, job, outcome, now);
          await settle(tx, trx, job, outcome, now);
        }),
      );
      mine.delete(job.id);
      const { to, recipient } = job;
      if (outcome.kind === 'unreachable' && to && recipient !== null) {
        // On its own: an update locks the address before the thread, this one would lock it after.
        await untilBack(() =>
          transactions.transact(async (tx) => {
            const now = clock.now();
            await tx.people.setReachable(to.bot, recipient, false, now);
            await lost(tx, job.complex, recipient, now);
          }),
        );
      }
    },
    fault: async (job) => {
      const times = await countFault(job).finally(() => mine.delete(job.id));
      // On its own: the thread is locked before its cards everywhere, and telling may throw where drawing did.
      if (times >= MOST_FAULTS) {
        const dead = { kind: 'dead' } as const;
        await untilBack(() => transactions.transact((tx) => record(tx, job, dead, clock.now())));
      }
      return times;
    },
    markDead: async (job) => {
      const dead = () =>
        transactions.transact((tx, trx) => settle(tx, trx, job, { kind: 'dead' }, clock.now()));
      await untilBack(dead).finally(() => mine.delete(job.id));
    },
    reclaim: async () => {
      const looked = unconfirmed;
      const count = await transactions.transact((_, trx) => reclaim(trx, [...mine], looked, clock.now()));
      unconfirmed = unconfirmed.filter((one) => !looked.includes(one));
      return count;
    },
  };
}

/** Does the work as soon as the database lets it; throws its error when nobody waits any more. */
function createUntilBack(signal: AbortSignal) {
  return async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted || !(isConnectionLost(error) || isDeadlock(error))) throw error;
        await sleep(RETRY_SETTLING, undefined, { signal: signal }).catch(() => {});
      }
    }
  };
}

/** Writes down how a job ended. The card is locked first, in whatever way it ended. */
async function settle(
  tx: ChatTx,
  trx: Kysely<Tables>,
  job: Job,
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const { complex, content } = job;
  const card = content.kind === 'card' ? { id: content.card, ringsWanted: content.ringsWanted } : null;
  const isShown = outcome.kind === 'sent' && outcome.message !== null;
  const heir = card !== null && !isShown && (await hasHeir(trx, complex, card.id));
  await tx.save(complex, settleDelivery({ ...job, card }, outcome, heir, now));
}
