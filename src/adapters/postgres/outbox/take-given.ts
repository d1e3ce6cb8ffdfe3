import type { Job } from '../../../chat/kit/outbox.ts';
import type { ChatTx } from '../../../chat/kit/ports.ts';
import type { Transactions } from '../transact.ts';
import type { Given } from './handed.ts';
import { jobFrom, type TakenRow, type Taking, takingOf } from './outbox-rows.ts';
import { seenAlready } from './seen-already.ts';

export type TakeGivenParts = {
  readonly look: Transactions['look'];
  /** What this process is sending: whatever else has our number in its row is nobody's. */
  readonly mine: Set<Pick<Job, 'id'>>;
  /** Nobody will deliver it: it is due again. */
  readonly putBack: (row: TakenRow) => Promise<void>;
  /** Counts that taking a row threw. */
  readonly countFault: (taking: Taking, job: Job | null) => Promise<number>;
};

/**
 * Works on what a commit took along, while that commit is on its way; null: it failed, or nobody knows. Nothing rolls a
 * row back to due where working on it throws.
 */
export function createTakeGiven({ look, mine, putBack, countFault }: TakeGivenParts) {
  return async <T>(given: Given, work: (tx: ChatTx, job: Job) => Promise<T>): Promise<T | null> => {
    const { row } = given;
    const hand: { job: Job | null } = { job: null };
    const letGo = () => void (hand.job && mine.delete(hand.job));
    const working = async () => {
      const job = jobFrom(row);
      hand.job = job;
      mine.add(job);
      const draw = (tx: ChatTx) => work(seenAlready(tx, given), job);
      return (await given.lookBehind(draw)) ?? look(draw);
    };
    mine.add(row);
    try {
      const [done] = await Promise.allSettled([working()]);
      if (!(await given.isStored)) {
        // If it was stored all the same, reclaim finds it.
        letGo();
        return null;
      }
      if (done.status === 'fulfilled') return done.value;
      await putBack(row);
      letGo();
      if (!hand.job) await countFault(takingOf(row), null);
      throw done.reason;
    } finally {
      mine.delete(row);
    }
  };
}
