import { sql } from 'kysely';
import type { Feature } from '../kit/feature.ts';
import { isSoon, setTimer } from './timer-rows.ts';
import { timers } from './timers.ts';

export const timersFeature = {
  repositories: { timers: ({ db, wake, now }) => timers(db, (dueAt) => isSoon(dueAt, now) && wake.timers()) },
  chores: (by) => ({ timers: sql`select from timers where due_at <= ${by}` }),
  changes: {
    timer: ({ db, wake, now }, complex, { timer, dueAt }) => {
      if (isSoon(dueAt, now)) wake.timers();
      return setTimer(db, complex, timer, dueAt);
    },
  },
} as const satisfies Feature;
