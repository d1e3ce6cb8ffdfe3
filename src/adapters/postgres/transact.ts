import type { Kysely } from 'kysely';
import { gatherHints, type Hint, type Hints } from '../../application/hints.ts';
import type { Queue } from '../../chat/kit/outbox.ts';
import type { ChatTx, Converse } from '../../chat/kit/ports.ts';
import type { Clock } from '../../core/ports.ts';
import { openRepositories } from './features.ts';
import type { Wake } from './kit/feature.ts';
import type { Line, Post } from './kit/line.ts';
import { turnLocks, turnOf } from './kit/locks.ts';
import { inLine, inTransaction } from './kit/open-tables.ts';
import { isClash } from './kit/trouble.ts';
import type { Tables } from './tables.ts';

/** What committing woke up: told after the commit, never before. */
export type Wakes = {
  /** `isTaken`: whoever has a free hand here has all of it already. */
  readonly notices: (queue: Queue, isTaken: boolean) => void;
  readonly timers: () => void;
  readonly albums?: () => void;
  readonly lists?: () => void;
  readonly copies?: () => void;
  readonly introduction?: () => void;
  /** What has changed for whom; left out where nobody looks, and nothing is gathered then. */
  readonly hints?: (hints: Hints) => void;
  /** A notice was queued: whoever has a free hand takes the next one along with the commit. */
  readonly takeAlong?: TakeAlong;
};

/**
 * Sends one more statement behind all others, and in front of the commit; null: none. `many`: what was queued; `look`:
 * what was stored can be seen by it while the answer to the commit is on its way, and not for long after.
 */
export type TakeAlong = (
  trx: Kysely<Tables>,
  line: Line,
  many: number,
  look: LookBehind,
) => TakenAlong | null;

/** Null: it is too late for that. */
export type LookBehind = <T>(work: (tx: ChatTx) => Promise<T>) => Promise<T> | null;

/** Hears what became of the transaction that it went along with. `kept` tells whether nobody here has to look for more. */
export type TakenAlong = { readonly kept: () => Promise<boolean>; readonly lost: () => void };

type Work<T> = (tx: ChatTx, trx: Kysely<Tables>, line: Line) => Promise<T>;

export type Transactions = {
  readonly converse: Converse;
  /** For whoever only reads: what it reads may be of several moments, as in a transaction. */
  readonly look: <T>(work: (tx: ChatTx) => Promise<T>) => Promise<T>;
  /**
   * A transaction that belongs to no chat; `trx` is for the statements of this folder. The work is done again when
   * another transaction was in its way. Whoever has a hand free anyway says so by `takeAlong`.
   */
  readonly transact: <T>(work: Work<T>, takeAlong?: TakeAlong) => Promise<T>;
};

const nobody = () => {};
const NOBODY: Wake = {
  queued: nobody,
  timers: nobody,
  albums: nobody,
  lists: nobody,
  copies: nobody,
  introduction: nobody,
  hint: nobody,
};

/** Only the database knows whose cards a redraw finds: it says so with its answer, which no one waits for. */
const hearing =
  (line: Line, hint: Hint): Post =>
  (statement) =>
    line.postAndHear(statement, (rows) =>
      hint(
        'feed',
        rows.map(({ recipient = null }) => recipient),
      ),
    );

/** A deadlock is found after a second: whoever meets so many waits for the next turn. */
const MOST_CLASHES = 3;

export function createTransactions(
  db: Kysely<Tables>,
  clock: Clock,
  wakes: Wakes,
  secret: Buffer,
): Transactions {
  const once: Transactions['transact'] = async (work, takeAlong) => {
    const queues = new Map<Queue, number>();
    const others = new Set<Exclude<keyof Wake, 'queued' | 'hint'>>();
    const hints = wakes.hints && gatherHints();
    const wake: Wake = {
      queued: (queue, many = 1) => void queues.set(queue, (queues.get(queue) ?? 0) + many),
      timers: () => void others.add('timers'),
      albums: () => void others.add('albums'),
      lists: () => void others.add('lists'),
      copies: () => void others.add('copies'),
      introduction: () => void others.add('introduction'),
      hint: hints?.add ?? nobody,
    };
    const rouse = (isTaken: boolean) => {
      for (const queue of queues.keys()) wakes.notices(queue, isTaken && queue === 'prompt');
      for (const other of others) wakes[other]?.();
    };
    const along: { taken: TakenAlong | null } = { taken: null };
    const result = await inTransaction(db, async (trx, line) => {
      const post = hints ? hearing(line, hints.add) : line.post;
      const opened = { db: trx, post, now: clock.now(), secret, wake };
      const done = await work(openRepositories(opened), trx, line);
      const take = takeAlong ?? (queues.has('prompt') ? wakes.takeAlong : undefined);
      const look: LookBehind = (looking) =>
        line.behindCommit(() => looking(openRepositories({ ...opened, post: line.post, wake: NOBODY })));
      along.taken = take?.(trx, line, queues.get('prompt') ?? 0, look) ?? null;
      return done;
    }).catch((error: unknown) => {
      along.taken?.lost();
      // Only the answer to the commit may be lost: what it brought would lie there until somebody looks by himself.
      if (!isClash(error)) rouse(false);
      throw error;
    });
    // First: somebody has it in hand, and waits to send it.
    const kept = along.taken?.kept();
    if (hints) wakes.hints?.(hints.take());
    rouse((await kept) ?? false);
    return result;
  };
  const transact: Transactions['transact'] = async (work, takeAlong) => {
    for (let times = 1; ; times += 1) {
      try {
        return await once(work, takeAlong);
      } catch (error) {
        if (times === MOST_CLASHES || !isClash(error)) throw error;
      }
    }
  };
  const converse: Converse = ({ bot, chat, sender }, work) => {
    const elsewhere = sender.elsewhere ?? [];
    // Whoever is at several bots does one thing after another; in one order, so that no two wait for each other.
    const person = [{ bot, externalId: sender.externalId }, ...elsewhere]
      .map((one) => turnOf(one.bot, one.externalId))
      .sort();
    // A private chat is its person's. The order chat, then person is the same everywhere, too.
    const keys = chat.kind === 'private' ? person : [`chat:${bot}:${chat.ref}`, ...person];
    return transact((tx, trx, line) => {
      line.post(turnLocks(keys).compile(trx));
      return work(tx);
    });
  };
  const look: Transactions['look'] = (work) =>
    inLine(db, (reading, { post }) =>
      work(openRepositories({ db: reading, post, now: clock.now(), secret, wake: NOBODY })),
    );
  return { converse, look, transact };
}
