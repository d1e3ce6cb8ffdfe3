import type { Kysely } from 'kysely';
import { type Job, type Outbox, type Outcome, queueOf } from '../../../chat/kit/outbox.ts';
import type { ChatTx } from '../../../chat/kit/ports.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Clock } from '../../../core/ports.ts';
import { settleDelivery } from '../../../core/settle-delivery.ts';
import type { Line, Post } from '../kit/line.ts';
import { lockTurnOf } from '../kit/locks.ts';
import type { Worker } from '../kit/worker.ts';
import type { Tables } from '../tables.ts';
import type { TakeAlong, Transactions } from '../transact.ts';
import { createHanded } from './handed.ts';
import { isNotOurs, NotOurs } from './outbox-changes.ts';
import {
  claimNext,
  giveWay,
  hasHeir,
  jobFrom,
  MOST_FAULTS,
  putBack,
  recordFault,
  type TakenRow,
  type Taking,
  takingOf,
} from './outbox-rows.ts';
import { goesOver, notePushed } from './pushed.ts';
import { doubtful, giveBack, type Missing, watchMissing } from './reclaim.ts';
import { seenAlready } from './seen-already.ts';
import type { Serving } from './serving.ts';
import { createTakeGiven } from './take-given.ts';
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
  /** Some browsers of somebody are gone. */
  readonly browsersGone: (tx: ChatTx, complex: ComplexId, person: PersonId, now: Instant) => Promise<void>;
  /** How many of those who deliver have nothing to do. */
  readonly idle: () => number;
  /** One of them has something to do. */
  readonly rouse: () => void;
  /** From then on nobody waits for a lost database: what is not written down is reclaimed by the next process. */
  readonly signal: AbortSignal;
};

/** What the rest of this folder, and whoever stops us, asks of it beside the loops. */
export type PostgresOutbox = Outbox & {
  /** A commit queued a notice, and takes the next one along if somebody has a free hand for it. */
  readonly takeAlong: TakeAlong;
  /** Somebody seems to be dead, or something has yet to be written down: `reclaim` is waited for. */
  readonly hasDoubts: () => boolean;
  /** What was taken along and nobody delivers any more is due again. */
  readonly close: () => Promise<void>;
};

export function createOutbox(parts: OutboxParts): PostgresOutbox {
  const { transactions, worker, clock, serving, lost, browsersGone, signal } = parts;
  const { transact } = transactions;
  const untilDone = createUntilDone(signal);
  const missing = watchMissing();
  /** What this process is sending. Whatever else has our number in its row is nobody's. */
  const mine = new Set<Pick<Job, 'id'>>();
  const letGo = (job: Job | null) => void (job && mine.delete(job));
  const putBackRow = (row: TakenRow) =>
    transact((_, trx) => putBack(trx, takingOf(row), clock.now())).catch(() => {});
  const handed = createHanded({ ...parts, putBack: putBackRow, isSending: () => mine.size > 0 });
  const countFault = createFaultCount(parts, untilDone);
  const { look } = transactions;
  const takeGiven = createTakeGiven({ look, mine, putBack: putBackRow, countFault });
  const end = (job: Job, outcome: Outcome, tell: OutboxParts['record']) => async () => {
    const work = (tx: ChatTx, trx: Kysely<Tables>, line: Line) =>
      settle(tx, trx, line.post, job, outcome, clock.now(), tell);
    // Whoever settled looks for the next one, and takes it along.
    await ifOurs(() => transact(work, queueOf(job.lane) === 'prompt' ? handed.takeForMe : undefined));
    letGo(job);
  };
  const dead = (job: Job) => end(job, DEAD, async () => {});
  return {
    take: async (queue, work) => {
      const given = queue === 'prompt' ? handed.next() : undefined;
      if (given) return takeGiven(given, work);
      const owner = await worker.id();
      const hand: { row: TakenRow | null; job: Job | null } = { row: null, job: null };
      try {
        return await transact(async (tx, trx, line) => {
          // Another transaction was in the way of a first try, and what it took is due again.
          letGo(hand.job);
          hand.job = null;
          const taken = await claimNext(trx, line.post, queue, owner, serving, clock.now());
          if (!taken) return null;
          hand.row = taken.row;
          hand.job = jobFrom(taken.row);
          mine.add(hand.job);
          return work(seenAlready(tx, taken), hand.job);
        });
      } catch (error) {
        const { row, job } = hand;
        // Whether the commit went through nobody knows: reclaim() finds the row if it did.
        letGo(job);
        // A row that cannot even be read must not stand in front of all others for ever.
        if (row && !job) await countFault(takingOf(row), null);
        throw error;
      }
    },
    settle: async (job, outcome) => {
      // What was sent must be written down: while the database is in trouble this waits, and the row stays ours.
      await untilDone.soon(end(job, outcome, parts.record), dead(job));
      const { to, recipient } = job;
      if (recipient === null) return;
      if (job.channel === 'push') {
        if (outcome.kind !== 'unreachable' && !outcome.pushed?.gone.length) return;
        const gone = () => transact((tx) => browsersGone(tx, job.complex, recipient, clock.now()));
        return untilDone.soon(gone, gone);
      }
      if (outcome.kind !== 'unreachable' || !to) return;
      const unreachable = () =>
        transact(async (tx, trx) => {
          // On its own, and in their turn: what they do themselves locks the address before the thread, and /forget the
          // thread before the address.
          await lockTurnOf(trx, to.bot, recipient);
          const now = clock.now();
          await tx.people.setReachable(to.bot, recipient, false, now);
          if (job.hasBrowsers && (await tx.browsers.any(recipient))) return;
          await lost(tx, job.complex, recipient, now);
        });
      await untilDone.soon(unreachable, unreachable);
    },
    hasNext: handed.hasNext,
    giveWay: async (job) => {
      // In its trouble the database may refuse this, too; then it stands where it stood.
      await transact((_, trx) => giveWay(trx, job, clock.now())).catch(() => {});
    },
    fault: (job) => countFault(job, job).finally(() => letGo(job)),
    markDead: (job) => untilDone.atLast(dead(job)),
    reclaim: createReclaim(
      parts,
      (id) => handed.mayHold(id) || mine.values().some((one) => one.id === id),
      async () => {
        await untilDone.retry();
        // What was settled there took the next one along for whoever settles, and he has not waited for it.
        if (handed.hasNext()) parts.rouse();
      },
      missing,
    ),
    hasDoubts: () => untilDone.isWaiting() || missing.isAny(),
    takeAlong: handed.takeForIdle,
    close: handed.close,
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
  isMine: (id: number) => boolean,
  retry: () => Promise<void>,
  missing: Missing,
): Outbox['reclaim'] {
  return async () => {
    await retry();
    const ours = worker.number();
    return transactions.transact(async (_, trx) => {
      const sending = await doubtful(trx, ours);
      const dead = missing.areDead(sending.map(({ owner }) => owner).filter((owner) => owner !== ours));
      // Whoever takes one marks it as mine before its commit, so that one that is locked here and not mine is nobody's.
      const orphans = sending.filter(({ id, owner }) => !isMine(id) && (owner === ours || dead.has(owner)));
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
  const { complex, content } = job;
  const end = goesOver(job, outcome) ? ({ kind: 'other way' } as const) : outcome;
  if (end.kind !== 'other way') await tell(tx, job, end, now);
  if (outcome.pushed) notePushed(trx, post, job, outcome.pushed, now);
  const card = content.kind === 'card' ? { id: content.card, ringsWanted: content.ringsWanted } : null;
  const isShown = outcome.kind === 'sent' && outcome.message !== null;
  const heir = card !== null && !isShown && (await hasHeir(trx, post, job, card.id));
  await tx.save(complex, settleDelivery({ ...job, card }, end, heir, now));
}
