import { type Kysely, sql } from 'kysely';
import type { AlertId, ComplexId } from '../../../core/kernel/ids.ts';
import type { Alerts } from '../../../core/ports.ts';
import type { Post } from '../kit/line.ts';
import { threadLock } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';
import { alertLists } from './alert-lists.ts';
import { alertLoads } from './alert-loads.ts';
import { type ThreadJson, threadFrom, threadJson } from './alert-rows.ts';
import { lastUntil } from './sender-history.ts';

export function alerts(db: Kysely<Tables>, post: Post): Alerts {
  const get = async (complex: ComplexId, alert: AlertId) => {
    const { rows } = await sql<{ thread: ThreadJson | null }>`
      select ${threadJson(complex, alert)} as thread
    `.execute(db);
    const thread = rows[0]?.thread;
    return thread ? threadFrom(thread) : null;
  };
  return {
    lock: async (complex, alert) => {
      post(threadLock(complex, alert).compile(db));
      return get(complex, alert);
    },
    get,
    complain: async (complex, { alert, letter }, holder, at) => {
      const me = db
        .updateTable('alert_parties')
        .where('complex_id', '=', complex)
        .where('alert_id', '=', alert)
        .where('part', '=', 'holder')
        .where('person_id', '=', holder)
        .returning('person_id');
      const fresh =
        letter === null
          ? me.set({ complained_at: at }).where('complained_at', 'is', null)
          : me
              .set({ complained_letters: sql`array_append(complained_letters, ${letter})` })
              .where(sql<boolean>`${letter} <> all (complained_letters)`);
      return (await fresh.executeTakeFirst()) !== undefined;
    },
    lastUntil: lastUntil(db),
    ...alertLists(db),
    ...alertLoads(db, post),
  };
}
