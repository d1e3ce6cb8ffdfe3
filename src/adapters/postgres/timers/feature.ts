import { sql } from 'kysely';
import type { Feature } from '../kit/feature.ts';
import { setTimer } from './timer-rows.ts';
import { timers } from './timers.ts';

export const timersFeature = {
  repositories: { timers: ({ db, wake }) => timers(db, wake.timers) },
  chores: (by) => ({ timers: sql`select from timers where due_at <= ${by}` }),
  changes: {
    timer: ({ db, wake }, complex, { timer, dueAt }) => {
      wake.timers();
      return setTimer(db, complex, timer, dueAt);
    },
  },
} as const satisfies Feature;
