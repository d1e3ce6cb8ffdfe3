import type { Feature } from '../kit/feature.ts';
import { setTimer } from './timer-rows.ts';
import { timers } from './timers.ts';

export const timersFeature = {
  repositories: { timers: ({ db, wake }) => timers(db, wake.timers) },
  changes: {
    timer: ({ db, wake }, complex, { timer, dueAt }) => {
      wake.timers();
      return setTimer(db, complex, timer, dueAt);
    },
  },
} as const satisfies Feature;
