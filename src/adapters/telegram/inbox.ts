import { type Duration, type Instant, seconds } from '../../core/kernel/time.ts';
import { codeOf } from './errors.ts';
import type { Log } from './log.ts';
import { steadyNow } from './steady.ts';
import { readUpdate, type Update } from './update.ts';

/** Telegram cuts an answer after 60 s, and proxies earlier: by then it is better to say «later» ourselves. */
const PATIENCE = seconds(20);

export type InboxOptions = {
  /** Resolves once the update is committed; rejects when the database is lost. */
  readonly onUpdate: (update: Update) => Promise<void>;
  readonly log: Log;
  readonly patience?: Duration;
};

/** `later`: Telegram shall bring it again. What is no update is taken: brought again it would be none either. */
export type Taken = 'taken' | 'later';

/** Takes what a webhook delivers. */
export type Inbox = {
  /** `taken` once the update is committed, never before. */
  readonly take: (body: unknown) => Promise<Taken>;
  /** When this process last took an update; steady time. */
  readonly lastTakenAt: () => Instant | null;
  /** From now on everything is `later`; resolves when what was begun is over. */
  readonly close: () => Promise<void>;
};

export function createInbox({ onUpdate, log, patience = PATIENCE }: InboxOptions): Inbox {
  const running = new Set<Promise<Taken>>();
  let isOpen = true;
  let lastTakenAt: Instant | null = null;

  const handle = async (update: Update): Promise<Taken> => {
    try {
      await onUpdate(update);
      lastTakenAt = steadyNow();
      return 'taken';
    } catch (error) {
      log.error({ code: codeOf(error) }, 'an update could not be committed: Telegram brings it again');
      return 'later';
    }
  };

  return {
    take: async (body) => {
      const update = readUpdate(body);
      if (!isOpen) return 'later';
      if (!update) {
        log.error({}, 'Telegram sends what is no update: it is left out');
        return 'taken';
      }
      const work = handle(update).finally(() => running.delete(work));
      running.add(work);
      // What is late goes on: when it comes again it waits behind itself, and is recognised.
      return soonest(work, patience);
    },
    lastTakenAt: () => lastTakenAt,
    close: async () => {
      isOpen = false;
      await Promise.all(running);
    },
  };
}

async function soonest(work: Promise<Taken>, patience: Duration): Promise<Taken> {
  const { promise: late, resolve } = Promise.withResolvers<Taken>();
  const timer = setTimeout(resolve, patience, 'later');
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
