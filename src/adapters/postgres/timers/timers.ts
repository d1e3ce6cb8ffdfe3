import { type Kysely, type Selectable, sql } from 'kysely';
import type { DueTimer, DueTimers } from '../../../application/fire-timers.ts';
import { nextDailyAt } from '../../../core/backups/backup.ts';
import {
  alertId,
  announcementId,
  type ComplexId,
  claimId,
  gateQuestionId,
  lendingId,
  passId,
  personId,
  type SpotNumber,
  wishId,
} from '../../../core/kernel/ids.ts';
import type { Duration, Instant } from '../../../core/kernel/time.ts';
import { nextWeeklyAt } from '../../../core/notifications/unreached-spots.ts';
import type { Timer, Timers } from '../../../core/ports.ts';
import { CLEAR_EVERY } from '../../../core/privacy/retention.ts';
import { nextLookAt } from '../../../core/residents/unseen-guards.ts';
import { shareData } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';
import type { Transactions } from '../transact.ts';
import { setTimer, subjectId } from './timer-rows.ts';

export function timers(db: Kysely<Tables>, moved: (dueAt: Instant | null) => void): Timers {
  return {
    set: async (complex, timer, dueAt) => {
      moved(dueAt);
      await db.executeQuery(setTimer(db, complex, timer, dueAt));
    },
    setOnce: async (complex, timer, dueAt) => {
      moved(dueAt);
      await db
        .insertInto('timers')
        .values({ complex_id: complex, kind: timer.kind, subject_id: subjectId(timer), due_at: dueAt })
        .onConflict((oc) => oc.doNothing())
        .execute();
    },
  };
}

function timerOf(kind: Timer['kind'], id: number): Timer {
  switch (kind) {
    case 'alert':
      return { kind, alert: alertId(id) };
    case 'claim':
      return { kind, claim: claimId(id) };
    case 'mark':
    case 'tenancy':
      return { kind, spot: id as SpotNumber };
    case 'lending':
      return { kind, lending: lendingId(id) };
    case 'wish':
      return { kind, wish: wishId(id) };
    case 'pass':
      return { kind, pass: passId(id) };
    case 'gate question':
      return { kind, question: gateQuestionId(id) };
    case 'announcement':
    case 'announcement answers':
      return { kind, announcement: announcementId(id) };
    case 'ban':
    case 'sound check':
      return { kind, person: personId(id) };
    case 'retention':
    case 'backup':
    case 'unreached':
    case 'strips':
    case 'guards':
      return { kind };
  }
}

/** The timers of all houses, as the loop that fires them sees them. */
export function dueTimers({ transact }: Transactions): DueTimers {
  return {
    take: (now, work) =>
      transact(async (tx, trx) => {
        await shareData(trx);
        const row = await oldestDue(trx, now);
        if (!row) return null;
        return work(tx, { complex: row.complex_id, timer: timerOf(row.kind, row.subject_id) });
      }),
    putOff: (due, now, until) => transact((_, trx) => putOff(trx, due, now, until)),
  };
}

/**
 * Gives every complex the timers of its daily work. Those that are set stay as they are: what was missed while the
 * program was off is due now. One that is set for later than the next time was set before the clock was set back.
 */
export async function beginDailyWork(db: Kysely<Tables>, now: Instant): Promise<void> {
  const complexes = await db.selectFrom('complexes').select(['id', 'time_zone']).execute();
  const ids = complexes.map(({ id }) => id);
  const clearing = complexes.map(() => now);
  const nights = complexes.map(({ time_zone }) => nextDailyAt(now, time_zone));
  await begin(db, 'retention', ids, clearing, CLEAR_EVERY);
  await begin(db, 'backup', ids, nights, 0);
  const mondays = complexes.map(({ time_zone }) => nextWeeklyAt(now, time_zone));
  await begin(db, 'unreached', ids, mondays, 0);
  const looks = complexes.map(({ time_zone }) => nextLookAt(now, time_zone));
  await begin(db, 'guards', ids, looks, 0);
}

/** One statement for all of them, however many: it is done once a minute. Nobody's is later than `slack` behind its first. */
async function begin(
  db: Kysely<Tables>,
  kind: 'retention' | 'backup' | 'unreached' | 'guards',
  complexes: readonly ComplexId[],
  firsts: readonly Instant[],
  slack: Duration,
): Promise<void> {
  const latest = sql`excluded.due_at + ${slack} * interval '1 millisecond'`;
  await sql`
    insert into timers (complex_id, kind, subject_id, due_at)
    select complex, ${kind}, 0, first from unnest(${complexes}::bigint[], ${firsts}::timestamptz[]) one (complex, first)
    on conflict (complex_id, kind, subject_id) do update set due_at = ${latest} where timers.due_at > ${latest}
  `.execute(db);
}

async function oldestDue(trx: Kysely<Tables>, now: Instant): Promise<Selectable<Tables['timers']> | null> {
  const query = trx
    .selectFrom('timers')
    .selectAll()
    .where('due_at', '<=', now)
    // Of one moment the oldest thread’s: where rows lie changes with every update.
    .orderBy('due_at')
    .orderBy('complex_id')
    .orderBy('kind')
    .orderBy('subject_id')
    .limit(1);
  return (await query.executeTakeFirst()) ?? null;
}

async function putOff(
  trx: Kysely<Tables>,
  { complex, timer }: DueTimer,
  now: Instant,
  until: Instant,
): Promise<void> {
  await trx
    .updateTable('timers')
    .set({ due_at: until })
    .where('complex_id', '=', complex)
    .where('kind', '=', timer.kind)
    .where('subject_id', '=', subjectId(timer))
    .where('due_at', '<=', now)
    .execute();
}
