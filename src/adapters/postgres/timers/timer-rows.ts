import type { CompiledQuery, Kysely } from 'kysely';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import { after, type Instant } from '../../../core/kernel/time.ts';
import type { Timer } from '../../../core/ports.ts';
import { BEAT_EVERY } from '../kit/worker.ts';
import type { Tables } from '../tables.ts';

/**
 * Whether somebody has to look for it now. What is due later is found by the heart's beat in time (`lookForChores`), also
 * where one beat comes late: each alert sets two timers for minutes ahead, and a look of the loop costs a transaction.
 */
export function isSoon(dueAt: Instant | null, now: Instant): boolean {
  return dueAt !== null && dueAt <= after(now, 2 * BEAT_EVERY);
}

/** Sets, moves or (null) takes away the timer. */
export function setTimer(
  db: Kysely<Tables>,
  complex: ComplexId,
  timer: Timer,
  dueAt: Instant | null,
): CompiledQuery {
  const key = { complex_id: complex, kind: timer.kind, subject_id: subjectId(timer) };
  if (dueAt === null) {
    return db
      .deleteFrom('timers')
      .where('complex_id', '=', key.complex_id)
      .where('kind', '=', key.kind)
      .where('subject_id', '=', key.subject_id)
      .compile();
  }
  return db
    .insertInto('timers')
    .values({ ...key, due_at: dueAt })
    .onConflict((oc) => oc.columns(['complex_id', 'kind', 'subject_id']).doUpdateSet({ due_at: dueAt }))
    .compile();
}

/** 0 where a complex has one timer of the kind. */
export function subjectId(timer: Timer): number {
  switch (timer.kind) {
    case 'alert':
      return timer.alert;
    case 'claim':
      return timer.claim;
    case 'mark':
    case 'tenancy':
      return timer.spot;
    case 'lending':
      return timer.lending;
    case 'wish':
      return timer.wish;
    case 'pass':
      return timer.pass;
    case 'gate question':
      return timer.question;
    case 'announcement':
    case 'announcement answers':
      return timer.announcement;
    case 'ban':
    case 'sound check':
      return timer.person;
    case 'retention':
    case 'backup':
    case 'unreached':
    case 'strips':
    case 'guards':
      return 0;
  }
}
