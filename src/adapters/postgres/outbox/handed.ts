import type { Kysely } from 'kysely';
import type { Clock } from '../../../core/ports.ts';
import type { Line } from '../kit/line.ts';
import type { Worker } from '../kit/worker.ts';
import type { Tables } from '../tables.ts';
import type { TakeAlong, TakenAlong } from '../transact.ts';
import { nextClaims, type TakenRow, UNSORTED } from './outbox-rows.ts';
import type { Serving } from './serving.ts';

export type HandedParts = {
  readonly worker: Pick<Worker, 'held'>;
  readonly clock: Clock;
  readonly serving: Pick<Serving, 'bots' | 'noted'>;
  /** How many deliverers have nothing to do. */
  readonly idle: () => number;
  /** One of them has something to do. */
  readonly rouse: () => void;
  /** Whether something is being sent: what stands behind it is free when that has ended, and not for us to see before. */
  readonly isSending: () => boolean;
  /** Nobody will deliver it: it is due again. */
  readonly putBack: (row: TakenRow) => Promise<void>;
  readonly signal: AbortSignal;
};

/** Notices that were taken along with a commit, and not by the look of a deliverer: who has a free hand finds them here. */
const byLane = (a: TakenRow, b: TakenRow) => a.lane - b.lane || a.id - b.id;

export type Handed = {
  /** For those who have nothing to do. */
  readonly takeForIdle: TakeAlong;
  /** For whoever has just settled one, and looks next, and for those who have nothing to do. */
  readonly takeForMe: TakeAlong;
  readonly next: () => TakenRow | undefined;
  readonly hasNext: () => boolean;
  /** Whether a row may be one of them. */
  readonly mayHold: (id: number) => boolean;
  /** Puts back what nobody took. */
  readonly close: () => Promise<void>;
};

export function createHanded(parts: HandedParts): Handed {
  const { worker, clock, serving, idle, rouse, isSending, putBack, signal } = parts;
  const rows: TakenRow[] = [];
  /** Which rows they are the answer will say, and that comes with the commit's: any that is ours may be one. */
  let underWay = 0;
  const free = () => Math.max(0, idle() - rows.length - underWay);
  /** So many at most, one of them for whoever asks if he `looks` himself. */
  const take = (trx: Kysely<Tables>, line: Line, most: number, looks: boolean): TakenAlong | null => {
    const owner = worker.held();
    if (owner === null || signal.aborted || most === 0) return null;
    line.post(UNSORTED.compile(trx));
    const claims = nextClaims(most, 'prompt', owner, serving, clock.now(), false);
    const answer = line.executeQuery<TakenRow>(claims.compile(trx)).catch(() => null);
    underWay += most;
    const kept = async () => {
      const taken = (await answer)?.rows.toSorted(byLane) ?? [];
      underWay -= most;
      if (signal.aborted) for (const row of taken) await putBack(row);
      else rows.push(...taken);
      for (const _ of taken.slice(looks ? 1 : 0)) rouse();
      // Whoever has one takes the next along when he settles it. Where there was none, only what is being sent may have
      // kept one from being seen; but a settling shows cards, and waits for whoever shows the same.
      return taken.length > 0 || looks || !isSending();
    };
    const lost = () => {
      underWay -= most;
    };
    return { kept, lost };
  };
  return {
    // All but the last: whoever is told last reads who was told before him, and needs no second message.
    takeForIdle: (trx, line, many) => take(trx, line, Math.min(free(), Math.max(1, many - 1)), false),
    takeForMe: (trx, line) => take(trx, line, free() + 1, true),
    next: () => rows.shift(),
    hasNext: () => rows.length > 0,
    mayHold: (id) => underWay > 0 || rows.some((row) => row.id === id),
    close: async () => {
      for (const row of rows.splice(0)) await putBack(row);
    },
  };
}
