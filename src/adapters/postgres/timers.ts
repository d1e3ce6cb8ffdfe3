import { type Kysely, sql } from 'kysely';
import { fireTimer } from '../../core/alerts/fire-timer.ts';
import { alertId, type ComplexId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { Clock, Timer, Timers } from '../../core/ports.ts';
import type { Tables } from './tables.ts';
import type { Transactions } from './transact.ts';

export function timers(db: Kysely<Tables>, moved: () => void): Timers {
  return {
    set: async (complex, timer, dueAt) => {
      moved();
      if (dueAt === null) {
        await db
          .deleteFrom('timers')
          .where('complex_id', '=', complex)
          .where('kind', '=', timer.kind)
          .where('subject_id', '=', timer.alert)
          .execute();
        return;
      }
      await db
        .insertInto('timers')
        .values({ complex_id: complex, kind: timer.kind, subject_id: timer.alert, due_at: dueAt })
        .onConflict((oc) => oc.columns(['complex_id', 'kind', 'subject_id']).doUpdateSet({ due_at: dueAt }))
        .execute();
    },
  };
}

/** Fires the oldest due timer in one transaction; false when none is due. */
export async function fireDueTimer(transactions: Transactions, clock: Clock): Promise<boolean> {
  return transactions.transact(async (tx, trx) => {
    const now = clock.now();
    const due = await takeDueTimer(trx, now);
    if (due) await fireTimer(tx, due.complex, due.timer, now);
    return due !== null;
  });
}

/** Takes the oldest due timer away; a rollback brings it back, so its effect happens exactly once. */
async function takeDueTimer(
  trx: Kysely<Tables>,
  now: Instant,
): Promise<{ readonly complex: ComplexId; readonly timer: Timer } | null> {
  const { rows } = await sql<{ complex_id: ComplexId; kind: 'alert'; subject_id: number }>`
    delete from timers t using (
      select complex_id, kind, subject_id from timers where due_at <= ${now}
      order by due_at limit 1 for update skip locked
    ) due
    where t.complex_id = due.complex_id and t.kind = due.kind and t.subject_id = due.subject_id
    returning t.complex_id, t.kind, t.subject_id
  `.execute(trx);
  const [row] = rows;
  return row ? { complex: row.complex_id, timer: { kind: row.kind, alert: alertId(row.subject_id) } } : null;
}
