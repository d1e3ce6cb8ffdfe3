import type { Kysely } from 'kysely';
import type { Queue } from '../../chat/kit/outbox.ts';
import type { ChatTx, Converse } from '../../chat/kit/ports.ts';
import type { Clock } from '../../core/ports.ts';
import { openRepositories } from './features.ts';
import { lockTurns, turnOf } from './kit/locks.ts';
import { isClash } from './kit/trouble.ts';
import type { Tables } from './tables.ts';

/** What committing woke up: told after the commit, never before. */
export type Wakes = {
  readonly notices: (queue: Queue) => void;
  readonly timers: () => void;
  readonly copies?: () => void;
  readonly introduction?: () => void;
};

export type Transactions = {
  readonly converse: Converse;
  /**
   * A transaction that belongs to no chat; `trx` is for the statements of this folder. The work is done again when
   * another transaction was in its way.
   */
  readonly transact: <T>(work: (tx: ChatTx, trx: Kysely<Tables>) => Promise<T>) => Promise<T>;
};

/** A deadlock is found after a second: whoever meets so many waits for the next turn. */
const MOST_CLASHES = 3;

export function createTransactions(
  db: Kysely<Tables>,
  clock: Clock,
  wakes: Wakes,
  secret: Buffer,
): Transactions {
  const once: Transactions['transact'] = async (work) => {
    const queues = new Set<Queue>();
    const others = new Set<'timers' | 'copies' | 'introduction'>();
    const wake = {
      queued: (queue: Queue) => void queues.add(queue),
      timers: () => void others.add('timers'),
      copies: () => void others.add('copies'),
      introduction: () => void others.add('introduction'),
    };
    const result = await db
      .transaction()
      .execute((trx) => work(openRepositories({ db: trx, now: clock.now(), secret, wake }), trx));
    for (const queue of queues) wakes.notices(queue);
    for (const other of others) wakes[other]?.();
    return result;
  };
  const transact: Transactions['transact'] = async (work) => {
    for (let times = 1; ; times += 1) {
      try {
        return await once(work);
      } catch (error) {
        if (times === MOST_CLASHES || !isClash(error)) throw error;
      }
    }
  };
  const converse: Converse = ({ bot, chat, sender }, work) => {
    const person = turnOf(bot, sender.externalId);
    // A private chat is its person's. The order chat, then person is the same everywhere: no two wait for each other.
    const keys = chat.kind === 'private' ? [person] : [`chat:${bot}:${chat.ref}`, person];
    return transact(async (tx, trx) => {
      await lockTurns(trx, keys);
      return work(tx);
    });
  };
  return { converse, transact };
}
