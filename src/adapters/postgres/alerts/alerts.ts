import { type Kysely, sql } from 'kysely';
import type { AlertId, ComplexId } from '../../../core/kernel/ids.ts';
import type { Alerts } from '../../../core/ports.ts';
import { lockThread } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';
import { alertLists } from './alert-lists.ts';
import { alertLoads } from './alert-loads.ts';
import { type ThreadJson, threadFrom, threadJson } from './alert-rows.ts';

export function alerts(db: Kysely<Tables>): Alerts {
  const get = async (complex: ComplexId, alert: AlertId) => {
    const { rows } = await sql<{ thread: ThreadJson | null }>`
      select ${threadJson(complex, alert)} as thread
    `.execute(db);
    const thread = rows[0]?.thread;
    return thread ? threadFrom(thread) : null;
  };
  return {
    lock: async (complex, alert) => {
      await lockThread(db, complex, alert);
      return get(complex, alert);
    },
    get,
    complain: async (complex, alert, holder, at) => {
      const row = await db
        .updateTable('alert_parties')
        .set({ complained_at: at })
        .where('complex_id', '=', complex)
        .where('alert_id', '=', alert)
        .where('part', '=', 'holder')
        .where('person_id', '=', holder)
        .where('complained_at', 'is', null)
        .returning('person_id')
        .executeTakeFirst();
      return row !== undefined;
    },
    isComplainedOf: async (complex, letter, holder) => {
      const { rows } = await sql`
        select from notices where complex_id = ${complex} and notice ->> 'kind' = 'complaint'
          and (notice ->> 'letter')::bigint = ${letter} and (notice ->> 'holder')::bigint = ${holder} limit 1
      `.execute(db);
      return rows.length > 0;
    },
    ...alertLists(db),
    ...alertLoads(db),
  };
}
