import { type RawBuilder, sql } from 'kysely';
import type { Borrower } from '../../../core/alerts/alert-ports.ts';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';

/** Whoever stands on the spot with permission, as one column of a bigger query. */
export function borrowerOf(
  complex: ComplexId,
  spot: RawBuilder<unknown>,
  now: Instant,
): RawBuilder<Borrower | null> {
  return sql`(
    select jsonb_build_object('person', l.borrower, 'reachable', exists (
      select from addresses a where a.person_id = l.borrower and a.unreachable_since is null
    )) from lendings l
    where l.complex_id = ${complex} and l.spot = ${spot} and l.ended_at is null and l.until > ${now}
  )`;
}
