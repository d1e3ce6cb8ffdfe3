import { setTimeout as sleep } from 'node:timers/promises';
import { seconds } from '../../../core/kernel/time.ts';
import { isDatabaseTrouble } from '../kit/trouble.ts';

type Work = () => Promise<void>;

/** What must be written down, however long the database is in trouble. */
export type UntilDone = {
  /**
   * Resolves when the work is done, or put aside because the database has been in trouble for long: nobody shall stand
   * behind it. Throws what is not the database's trouble, and anything when we are being stopped.
   */
  readonly soon: (work: Work, instead: Work) => Promise<void>;
  /** As `soon`, for what there is nothing instead of: a throw puts it aside, too. */
  readonly atLast: (work: Work) => Promise<void>;
  /** Tries once more what was put aside; where that throws what is not the database's trouble, `instead` is done. */
  readonly retry: Work;
  /** Something is put aside. */
  readonly isWaiting: () => boolean;
};

const AGAIN = 200;
const PATIENCE = seconds(10);

export function createUntilDone(signal: AbortSignal): UntilDone {
  const aside = new Map<Work, Work>();
  const soon: UntilDone['soon'] = async (work, instead) => {
    const start = performance.now();
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted || !isDatabaseTrouble(error)) throw error;
        if (performance.now() - start > PATIENCE) return void aside.set(work, instead);
        await sleep(AGAIN, undefined, { signal }).catch(() => {});
      }
    }
  };
  const atLast: UntilDone['atLast'] = async (work) => {
    try {
      await soon(work, work);
    } catch (error) {
      if (signal.aborted) throw error;
      aside.set(work, work);
    }
  };
  const retry = async () => {
    for (const [work, instead] of [...aside]) {
      try {
        await work();
        aside.delete(work);
      } catch (error) {
        if (isDatabaseTrouble(error)) continue;
        aside.delete(work);
        aside.set(instead, instead);
      }
    }
  };
  return { soon, atLast, retry, isWaiting: () => aside.size > 0 };
}
