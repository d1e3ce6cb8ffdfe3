import type { Kysely } from 'kysely';
import { fireTimer } from '../../core/alerts/fire-timer.ts';
import { alertId, claimId } from '../../core/kernel/ids.ts';
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
          .where('subject_id', '=', subjectId(timer))
          .execute();
        return;
      }
      await db
        .insertInto('timers')
        .values({ complex_id: complex, kind: timer.kind, subject_id: subjectId(timer), due_at: dueAt })
        .onConflict((oc) => oc.columns(['complex_id', 'kind', 'subject_id']).doUpdateSet({ due_at: dueAt }))
        .execute();
    },
  };
}

const subjectId = (timer: Timer): number => (timer.kind === 'alert' ? timer.alert : timer.claim);

function timerOf(kind: Timer['kind'], id: number): Timer {
  return kind === 'alert' ? { kind, alert: alertId(id) } : { kind, claim: claimId(id) };
}

/**
 * Fires the oldest due timer in one transaction; false when none is due. The row is only looked at: the use case
 * locks its subject first, as everybody does, finds out what is due there and moves the timer. Whoever comes second
 * finds nothing due any more.
 */
export async function fireDueTimer(transactions: Transactions, clock: Clock): Promise<boolean> {
  return transactions.transact(async (tx, trx) => {
    const now = clock.now();
    const due = await trx
      .selectFrom('timers')
      .select(['complex_id', 'kind', 'subject_id'])
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    if (!due) return false;
    await fireTimer(tx, due.complex_id, timerOf(due.kind, due.subject_id), now);
    return true;
  });
}
