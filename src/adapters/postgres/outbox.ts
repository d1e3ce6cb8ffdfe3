import { setTimeout } from 'node:timers/promises';
import type { BotId } from '../../chat/incoming.ts';
import type { Job, Outbox, Outcome } from '../../chat/outbox.ts';
import type { ChatTx } from '../../chat/ports.ts';
import type { Reach } from '../../core/alerts/alert.ts';
import { recordReach } from '../../core/alerts/record-reach.ts';
import { between, type Instant, seconds } from '../../core/kernel/time.ts';
import type { Clock } from '../../core/ports.ts';
import { isConnectionLost, isDeadlock } from './connect.ts';
import { claimNext, jobFrom, MOST_FAULTS, reclaim, recordFault, settle } from './outbox-rows.ts';
import type { Owner } from './owner.ts';
import type { Transactions } from './transact.ts';

/** A sender is told of a delay only when it is one. */
const DELAY_WORTH_TELLING = seconds(10);

const RETRY_SETTLING = 200;

export type OutboxParts = {
  readonly transactions: Transactions;
  readonly owner: Owner;
  readonly clock: Clock;
  readonly bots: readonly BotId[];
};

export function createOutbox({ transactions, owner, clock, bots }: OutboxParts): Outbox {
  const mine = new Set<number>();
  return {
    take: async (work) => {
      const ownerId = await owner.id();
      let taken = null;
      try {
        return await transactions.transact(async (tx, trx) => {
          const row = await claimNext(trx, ownerId, bots, clock.now());
          if (!row) return null;
          taken = row.id;
          mine.add(row.id);
          return work(tx, jobFrom(row, ownerId));
        });
      } catch (error) {
        // Whether the commit went through nobody knows: reclaim() finds the row if it did.
        if (taken !== null) mine.delete(taken);
        throw error;
      }
    },
    settle: async (job, outcome) => {
      // What was sent must be written down: while the database is away this waits, and the row stays ours.
      await untilBack(() =>
        transactions.transact(async (tx, trx) => {
          const now = clock.now();
          const reach = reachOf(job, outcome, now);
          if (reach && job.content.kind === 'card' && job.recipient !== null) {
            await recordReach(tx, job.complex, job.content.subject, job.recipient, reach, now);
          }
          await settle(trx, job, outcome, now);
        }),
      );
      const { to, recipient } = job;
      if (outcome.kind === 'unreachable' && to && recipient !== null) {
        // On its own: an update locks the address before the thread, this one would lock it after.
        await untilBack(() =>
          transactions.transact((tx) => tx.people.setReachable(to.bot, recipient, false, clock.now())),
        );
      }
      mine.delete(job.id);
    },
    fault: async (job) => {
      const faults = await transactions.transact(async (tx, trx) => {
        const now = clock.now();
        const times = await recordFault(trx, job, now);
        if (times >= MOST_FAULTS) await tellLost(tx, job, now);
        return times;
      });
      mine.delete(job.id);
      return faults;
    },
    bury: async (job) => {
      await transactions.transact((_, trx) => settle(trx, job, { kind: 'dead' }, clock.now()));
      mine.delete(job.id);
    },
    reclaim: async () => {
      const ownerId = await owner.id();
      return transactions.transact(async (_, trx) => reclaim(trx, ownerId, [...mine], clock.now()));
    },
  };
}

async function untilBack<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLost(error) && !isDeadlock(error)) throw error;
      await setTimeout(RETRY_SETTLING);
    }
  }
}

/** A first card that cannot be drawn never arrives: its sender is told so. */
async function tellLost(tx: ChatTx, job: Job, now: Instant): Promise<void> {
  const reach = reachOf(job, { kind: 'dead' }, now);
  if (!reach || job.content.kind !== 'card' || job.recipient === null) return;
  await recordReach(tx, job.complex, job.content.subject, job.recipient, reach, now);
}

/** What the outcome says about how far a first card got; null: nothing new. */
function reachOf(job: Job, outcome: Outcome, now: Instant): Reach | null {
  if (job.content.kind !== 'card' || job.content.message !== null) return null;
  switch (outcome.kind) {
    case 'sent':
      return 'delivered';
    case 'unreachable':
      return 'unreachable';
    case 'given up':
    case 'dead':
      return 'given up';
    case 'later':
      return between(job.madeAt, now) >= DELAY_WORTH_TELLING ? 'delayed' : null;
    case 'dropped':
      return null;
  }
}
