import type { Clock } from '../../../core/ports.ts';
import type { Worker } from '../kit/worker.ts';
import type { TakeAlong } from '../transact.ts';
import { nextClaim, type TakenRow, UNSORTED } from './outbox-rows.ts';
import type { Serving } from './serving.ts';

export type HandedParts = {
  readonly worker: Pick<Worker, 'held'>;
  readonly clock: Clock;
  readonly serving: Pick<Serving, 'bots' | 'noted'>;
  /** How many deliverers have nothing to do. */
  readonly idle: () => number;
  /** Nobody will deliver it: it is due again. */
  readonly putBack: (row: TakenRow) => Promise<void>;
  readonly signal: AbortSignal;
};

/** Notices that were taken along with a commit, and not by the look of a deliverer: who has a free hand finds them here. */
export type Handed = {
  /** For somebody who has nothing to do. */
  readonly takeForIdle: TakeAlong;
  /** For whoever has just settled one, and looks next. */
  readonly takeForMe: TakeAlong;
  readonly next: () => TakenRow | undefined;
  readonly hasNext: () => boolean;
  /** Whether a row may be one of them. */
  readonly mayHold: (id: number) => boolean;
  /** Puts back what nobody took. */
  readonly close: () => Promise<void>;
};

export function createHanded({ worker, clock, serving, idle, putBack, signal }: HandedParts): Handed {
  const rows: TakenRow[] = [];
  /** Which row it is the answer will say, and that comes with the commit's: any that is ours may be the one. */
  let underWay = 0;
  const take: TakeAlong = (trx, line) => {
    const owner = worker.held();
    if (owner === null || signal.aborted) return null;
    line.post(UNSORTED.compile(trx));
    const claim = nextClaim('prompt', owner, serving, clock.now(), false);
    const answer = line.executeQuery<TakenRow>(claim.compile(trx)).catch(() => null);
    underWay += 1;
    const kept = async () => {
      const row = (await answer)?.rows[0];
      underWay -= 1;
      if (!row) return;
      if (signal.aborted) await putBack(row);
      else rows.push(row);
    };
    const gone = () => {
      underWay -= 1;
    };
    return { kept, lost: gone };
  };
  return {
    takeForIdle: (trx, line) => (idle() > rows.length + underWay ? take(trx, line) : null),
    takeForMe: take,
    next: () => rows.shift(),
    hasNext: () => rows.length > 0,
    mayHold: (id) => underWay > 0 || rows.some((row) => row.id === id),
    close: async () => {
      for (const row of rows.splice(0)) await putBack(row);
    },
  };
}
