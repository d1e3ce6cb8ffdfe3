import type { Kysely } from 'kysely';
import type { Queue } from '../../chat/kit/outbox.ts';
import type { ChatTx, Converse } from '../../chat/kit/ports.ts';
import type { Clock } from '../../core/ports.ts';
import { openRepositories } from './features.ts';
import type { Post } from './kit/line.ts';
import { turnLocks, turnOf } from './kit/locks.ts';
import { inTransaction } from './kit/open-tables.ts';
import { isClash } from './kit/trouble.ts';
import type { Tables } from './tables.ts';

/** What committing woke up: told after the commit, never before. */
export type Wakes = {
  readonly notices: (queue: Queue) => void;
  readonly timers: () => void;
  readonly copies?: () => void;
  readonly introduction?: () => void;
};

type Work<T> = (tx: ChatTx, trx: Kysely<Tables>, post: Post) => Promise<T>;

export type Transactions = {
  readonly converse: Converse;
  /**
   * A transaction that belongs to no chat; `trx` is for the statements of this folder. The work is done again when
   * another transaction was in its way.
   */
  readonly transact: <T>(work: Work<T>) => Promise<T>;
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
    const result = await inTransaction(db, (trx, line) => {
      const post: Post = (statement) => line.post(statement);
      return work(openRepositories({ db: trx, post, now: clock.now(), secret, wake }), trx, post);
    });
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
    return transact((tx, trx, post) => {
      post(turnLocks(keys).compile(trx));
      return work(tx);
    });
  };
  return { converse, transact };
}
