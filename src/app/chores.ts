import { lookForChores } from '../adapters/postgres/features.ts';
import type { Chore } from '../adapters/postgres/kit/feature.ts';
import { createRouse } from '../adapters/postgres/kit/rouse.ts';
import { BEAT_EVERY, createWorker, type Worker } from '../adapters/postgres/kit/worker.ts';
import type { HintBoard, Hints } from '../application/hints.ts';
import { after } from '../core/kernel/time.ts';
import type { Loop } from '../loops/loop.ts';
import type { AppContext } from './app-context.ts';
import type { Database } from './database.ts';

/** What a process that dies leaves behind is done by whoever looks next; a notice may be another process's to tell. */
const TOLD_TO_OTHERS: ReadonlySet<Chore> = new Set(['notices', 'announcements']);

/** Whoever looks for work, so that no loop has to: one statement for all of them, with each beat of the worker's heart. */
export type Chores = {
  readonly worker: Worker;
  readonly add: (chore: Chore, loop: Loop) => void;
  /** A commit made some; `isTaken`: it is in the hands of this process already. */
  readonly wake: (chore: Chore, isTaken?: boolean) => void;
  /** Tells other processes what a commit of this one changed. */
  readonly hint: (hints: Hints) => void;
};

/** `hasDoubts`: notices may be lost of which the database says nothing. `board`: where somebody looks. */
export function lookForWork(
  { clock, closing }: Pick<AppContext, 'clock' | 'closing'>,
  { db, pool }: Pick<Database, 'db' | 'pool'>,
  hasDoubts: () => boolean,
  board: HintBoard | null = null,
): Chores {
  const loops = new Map<Chore, Loop>();
  const look = (chores: readonly Chore[]) => {
    for (const chore of chores) loops.get(chore)?.look();
  };
  const worker = createWorker(pool, {
    ask: async (client, number) => {
      const { sql, parameters } = lookForChores(db, after(clock.now(), BEAT_EVERY), number);
      const asked = { name: 'chores', text: sql, values: [...parameters] };
      const { rows } = await client.query<{ due: Chore[]; others: boolean }>(asked);
      for (const { due, others } of rows) {
        rouse.seen(others);
        look(hasDoubts() ? [...due, 'lost notices'] : due);
      }
    },
    heard: (told) => {
      const { chores, hints } = rouse.heard(told);
      look(chores);
      board?.tell(hints);
    },
    listening: () => board?.resync(),
  });
  closing.push(worker.close);
  const rouse = createRouse(pool, worker.number);
  closing.push(async () => rouse.close());
  const wake = (chore: Chore, isTaken = false) => {
    if (!isTaken) loops.get(chore)?.wake();
    if (TOLD_TO_OTHERS.has(chore)) rouse.tell(chore);
  };
  return { worker, add: (chore, loop) => void loops.set(chore, loop), wake, hint: rouse.hint };
}
