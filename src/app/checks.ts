import { groupState } from '../adapters/postgres/groups.ts';
import { queueState } from '../adapters/postgres/house.ts';
import type { Polling } from '../adapters/telegram/polling.ts';
import type { Check, Checks } from '../adapters/web/health.ts';
import { minutes } from '../core/kernel/time.ts';
import type { Clock } from '../core/ports.ts';
import type { Database } from './database.ts';
import type { Loops } from './loops.ts';
import type { Source } from './telegram-source.ts';

type Checked = {
  readonly database: Database;
  readonly clock: Clock;
  readonly source: Source;
  readonly loops: Loops;
};

/** What must be well for alerts to arrive; one named check each. */
export function checksOf({ database, clock, source, loops }: Checked): Checks {
  const { db } = database;
  return {
    telegram: async () => telegramCheck(source.polling()),
    database: async () => {
      const state = await queueState(db, clock.now());
      const oldestMs = state.oldestDue ? clock.now().getTime() - state.oldestDue.getTime() : 0;
      return {
        ok: state.deadNotices === 0,
        ...state,
        oldestDue: state.oldestDue?.toISOString() ?? null,
        oldestMs,
      };
    },
    // A group that does not show mentions is an admin's matter: he has been told, and alerts arrive.
    groups: async () => ({ ok: true, ...(await groupState(db)) }),
    loops: async () => {
      const restedMs = performance.now() - Math.min(loops.deliver.lastLook(), loops.fire.lastLook());
      return { ok: restedMs < minutes(1), restedMs: Math.round(restedMs) };
    },
  };
}

/** A replica that does not lead has never polled, and that is well. */
function telegramCheck(polling: Polling | null): Check {
  const last = polling?.lastPollAt() ?? null;
  const silentMs = last && Date.now() - last.getTime();
  return { ok: polling !== null && (silentMs === null || silentMs < minutes(2)), silentMs };
}
