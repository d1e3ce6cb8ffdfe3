import type { Kysely } from 'kysely';
import type { Job, Outbox, Outcome } from '../../../chat/kit/outbox.ts';
import type { ChatTx } from '../../../chat/kit/ports.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Clock } from '../../../core/ports.ts';
import { settleDelivery } from '../../../core/settle-delivery.ts';
import type { Post } from '../kit/line.ts';
import { lockTurnOf } from '../kit/locks.ts';
import type { Worker } from '../kit/worker.ts';
import type { Tables } from '../tables.ts';
import type { Transactions } from '../transact.ts';
import { isNotOurs, NotOurs } from './outbox-changes.ts';
import {
  claimNext,
  giveWay,
  hasHeir,
  jobFrom,
  MOST_FAULTS,
  recordFault,
  type TakenRow,
  type Taking,
} from './outbox-rows.ts';
import { doubtful, giveBack, watchMissing } from './reclaim.ts';
import type { Serving } from './serving.ts';
import { createUntilDone, type UntilDone } from './until-done.ts';

const DEAD = { kind: 'dead' } as const;

export type OutboxParts = {
  readonly transactions: Transactions;
  readonly worker: Worker;
  readonly clock: Clock;
  readonly serving: Pick<Serving, 'bots' | 'noted'>;
  /** What the house has to know of how a job ended. */
  readonly record: (tx: ChatTx, job: Job, outcome: Outcome, now: Instant) => Promise<void>;
  /** Somebody turned out to be out of reach. */
  readonly lost: (tx: ChatTx, complex: ComplexId, person: PersonId, now: Instant) => Promise<void>;
  /** From then on nobody waits for a lost database: what is not written down is reclaimed by the next process. */
  readonly signal: AbortSignal;
};

export function createOutbox(parts: OutboxParts): Outbox {
  const { transactions, worker, clock, serving, lost, signal } = parts;
  const { transact } = transactions;
  const untilDone = createUntilDone(signal);
  /** What this process is sending. Whatever else has our number in its row is nobody's. */
  const mine = new Set<Job>();
  const letGo = (job: Job | null) => void (job && mine.delete(job));
  const countFault = createFaultCount(parts, untilDone);
  const end = (job: Job, outcome: Outcome, tell: OutboxParts['record']) => async () => {
    await ifOurs(() => transact((tx, trx, post) => settle(tx, trx, post, job, outcome, clock.now(), tell)));
    letGo(job);
  };
  const dead = (job: Job) => end(job, DEAD, async () => {});
  return {
    take: async (queue, work) => {
      const owner = await worker.id();
      const hand: { row: TakenRow | null; job: Job | null } = { row: null, job: null };
      try {
        return await transact(async (tx, trx, post) => {
          // Another transaction was in the way of a first try, and what it took is due again.
          letGo(hand.job);
          hand.job = null;
          hand.row = await claimNext(trx, post, queue, owner, serving, clock.now());
          if (!hand.row) return null;
          hand.job = jobFrom(hand.row, owner);
          mine.add(hand.job);
          return work(tx, hand.job);
        });
      } catch (error) {
        const { row, job } = hand;
        // Whether the commit went through nobody knows: reclaim() finds the row if it did.
        letGo(job);
        // A row that cannot even be read must not stand in front of all others for ever.
        if (row && !job) await countFault({ ...row, complex: row.complex_id, owner }, null);
        throw error;
      }
    },
    settle: async (job, outcome) => {
      // What was sent must be written down: while the database is in trouble this waits, and the row stays ours.
      await untilDone.soon(end(job, outcome, parts.record), dead(job));
      const { to, recipient } = job;
      if (outcome.kind !== 'unreachable' || !to || recipient === null) return;
      const unreachable = () =>
        transact(async (tx, trx) => {
          // On its own, and in their turn: what they do themselves locks the address before the thread, and /forget the
          // thread before the address.
          await lockTurnOf(trx, to.bot, recipient);
          const now = clock.now();
          await tx.people.setReachable(to.bot, recipient, false, now);
          await lost(tx, job.complex, recipient, now);
        });
      await untilDone.soon(unreachable, unreachable);
    },
    giveWay: async (job) => {
      // In its trouble the database may refuse this, too; then it stands where it stood.
      await transact((_, trx) => giveWay(trx, job, clock.now())).catch(() => {});
    },
    fault: (job) => countFault(job, job).finally(() => letGo(job)),
    markDead: (job) => untilDone.atLast(dead(job)),
    reclaim: createReclaim(parts, mine, untilDone.retry),
  };
}

/** Settles, unless it is no longer ours: then it is settled already, or will be by whoever has it. */
async function ifOurs<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isNotOurs(error)) return null;
    throw error;
  }
}

/** Counts that taking or sending a row threw. With a job, the house learns of the last time. */
function createFaultCount({ transactions, clock, record }: OutboxParts, untilDone: UntilDone) {
  const count = async (taking: Taking, lastJob: Job | null) => {
    let times = 0;
    const work = async () => {
      const counted = await ifOurs(() =>
        transactions.transact(async (tx, trx) => {
          const now = clock.now();
          // The thread is locked before its cards everywhere.
          if (lastJob) await record(tx, lastJob, DEAD, now);
          const faults = await recordFault(trx, taking, now);
          if (faults === null) throw new NotOurs();
          return faults;
        }),
      );
      times = counted ?? taking.faults;
    };
    await untilDone.soon(work, work);
    return times;
  };
  return async (taking: Taking, job: Job | null): Promise<number> => {
    if (!job || taking.faults + 1 < MOST_FAULTS) return count(taking, null);
    // Telling may throw where drawing did.
    return count(taking, job).catch(() => count(taking, null));
  };
}

/** Gives back what dead processes were sending, and what this one took without knowing it. */
function createReclaim(
  { transactions, worker, clock }: OutboxParts,
  mine: ReadonlySet<Job>,
  retry: () => Promise<void>,
): Outbox['reclaim'] {
  const missing = watchMissing();
  return async () => {
    await retry();
    const ours = worker.number();
    return transactions.transact(async (_, trx) => {
      const sending = await doubtful(trx, ours);
      const dead = missing.areDead(sending.map(({ owner }) => owner).filter((owner) => owner !== ours));
      // Whoever takes one marks it as mine before its commit, so that one that is locked here and not mine is nobody's.
      const kept = new Set([...mine].map(({ id }) => id));
      const orphans = sending.filter(({ id, owner }) => !kept.has(id) && (owner === ours || dead.has(owner)));
      if (orphans.length > 0) await giveBack(trx, orphans, clock.now());
      return orphans.length;
    });
  };
}

/**
 * Writes down how a job ended, and what the house has to know of it. The thread is locked before its cards everywhere,
 * and the card before the row, in whatever way it ended. Throws when the row is not ours any more: the house has heard
 * of it then, or will.
 */
async function settle(
  tx: ChatTx,
  trx: Kysely<Tables>,
  post: Post,
  job: Job,
  outcome: Outcome,
  now: Instant,
  tell: OutboxParts['record'],
): Promise<void> {
  await tell(tx, job, outcome, now);
  const { complex, content } = job;
  const card = content.kind === 'card' ? { id: content.card, ringsWanted: content.ringsWanted } : null;
  const isShown = outcome.kind === 'sent' && outcome.message !== null;
  const heir = card !== null && !isShown && (await hasHeir(trx, post, complex, card.id));
  await tx.save(complex, settleDelivery({ ...job, card }, outcome, heir, now));
}
