import type { Wakes } from '../adapters/postgres/transact.ts';
import type { HintBoard } from '../application/hints.ts';
import type { Loops } from './loops.ts';

const CHORE_OF = { prompt: 'notices', announcements: 'announcements', push: 'pushes' } as const;

/** What a commit sets off: what is started later is asked for when there is something. */
export function waking(
  loops: () => Pick<Loops, 'wake' | 'hint' | 'takeAlong'>,
  introduce: () => void,
  board: HintBoard | null,
): Wakes {
  return {
    notices: (queue, isTaken) => loops().wake(CHORE_OF[queue], isTaken),
    timers: () => loops().wake('timers'),
    albums: () => loops().wake('albums'),
    lists: () => loops().wake('spot lists'),
    copies: () => loops().wake('copies'),
    introduction: introduce,
    takeAlong: (...sent) => loops().takeAlong(...sent),
    ...(board && {
      hints: (hints) => {
        board.tell(hints);
        loops().hint(hints);
      },
    }),
  };
}
