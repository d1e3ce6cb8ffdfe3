import type { Kysely } from 'kysely';
import type { Clock } from '../../../core/ports.ts';
import type { Line } from '../kit/line.ts';
import type { Worker } from '../kit/worker.ts';
import type { Tables } from '../tables.ts';
import type { LookBehind, TakeAlong, TakenAlong } from '../transact.ts';
import { type Claimed, nextClaims, type TakenRow, UNSORTED } from './outbox-rows.ts';
import { type Looked, looksOfTaken, type Taken, withLooks } from './seen-already.ts';
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

/** A notice that was taken along with a commit. */
export type Given = Taken & {
  /** False: the commit failed, or nobody knows. Nothing may be sent before. */
  readonly isStored: Promise<boolean>;
  readonly lookBehind: LookBehind;
};

const byLane = ({ row: a }: Taken, { row: b }: Taken) => a.lane - b.lane || a.id - b.id;

/** Notices that were taken along with a commit, and not by the look of a deliverer: who has a free hand finds them here. */
export type Handed = {
  /** For those who have nothing to do. */
  readonly takeForIdle: TakeAlong;
  /** For whoever has just settled one, and looks next, and for those who have nothing to do. */
  readonly takeForMe: TakeAlong;
  readonly next: () => Given | undefined;
  readonly hasNext: () => boolean;
  /** Whether a row may be one of them. */
  readonly mayHold: (id: number) => boolean;
  /** Puts back what nobody took. */
  readonly close: () => Promise<void>;
};

export function createHanded(parts: HandedParts): Handed {
  const { worker, clock, serving, idle, rouse, isSending, putBack, signal } = parts;
  let waiting: readonly Given[] = [];
  /** Which rows they are the answer to the claim will say: any that is ours may be one. */
  let underWay = 0;
  const free = () => Math.max(0, idle() - waiting.length - underWay);
  /** Those of them that nobody has fetched. */
  const withdraw = (some: readonly Given[]) => {
    const left = waiting.filter((one) => some.includes(one));
    waiting = waiting.filter((one) => !some.includes(one));
    return left;
  };
  /** So many at most, one of them for whoever asks if he `looks` himself. */
  const take = (
    trx: Kysely<Tables>,
    line: Line,
    [most, looks]: readonly [number, boolean],
    look: LookBehind,
  ): TakenAlong | null => {
    const owner = worker.held();
    if (owner === null || signal.aborted || most === 0) return null;
    line.post(UNSORTED.compile(trx));
    const now = clock.now();
    const claims = nextClaims(most, 'prompt', owner, serving, now, false);
    const { promise: isStored, resolve: store } = Promise.withResolvers<boolean>();
    // What stands behind it may be settled by then, by somebody who did not see what this commit queues.
    const wasSending = isSending();
    underWay += most;
    // What it says is known before the answer to the commit: a hand that is free draws meanwhile.
    const asked = Promise.all([
      line.executeQuery<Claimed>(claims.compile(trx)),
      // Whoever settles tells of what others settle at the same time: he asks when he draws.
      looks ? null : line.executeQuery<Looked>(looksOfTaken(owner, now).compile(trx)),
    ]);
    const answer = asked.then(
      ([claimed, looked]) => {
        underWay -= most;
        const taken = withLooks(claimed.rows, looked?.rows ?? []).toSorted(byLane);
        const given = taken.map((one) => ({ ...one, isStored, lookBehind: look }));
        waiting = [...waiting, ...given];
        for (const _ of given.slice(looks ? 1 : 0)) rouse();
        return given;
      },
      () => {
        underWay -= most;
        return [];
      },
    );
    const kept = async () => {
      const taken = await answer;
      store(true);
      if (signal.aborted) for (const { row } of withdraw(taken)) await putBack(row);
      // Whoever has one takes the next along when he settles it. Where there was none, only what is being sent may have
      // kept one from being seen; but a settling shows cards, and waits for whoever shows the same.
      return taken.length > 0 || looks || !(wasSending || isSending());
    };
    const lost = () => {
      store(false);
      void answer.then(withdraw);
    };
    return { kept, lost };
  };
  return {
    // All but the last: whoever is told last reads who was told before him, and needs no second message.
    takeForIdle: (trx, line, many, look) =>
      take(trx, line, [Math.min(free(), Math.max(1, many - 1)), false], look),
    takeForMe: (trx, line, _, look) => take(trx, line, [free() + 1, true], look),
    next: () => {
      const [first, ...others] = waiting;
      waiting = others;
      return first;
    },
    hasNext: () => waiting.length > 0,
    mayHold: (id) => underWay > 0 || waiting.some(({ row }) => row.id === id),
    close: async () => {
      for (const { row } of withdraw(waiting)) await putBack(row);
    },
  };
}
