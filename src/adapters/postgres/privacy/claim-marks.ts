import { type Kysely, sql } from 'kysely';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import { before, type Instant } from '../../../core/kernel/time.ts';
import type { Privacy } from '../../../core/privacy/privacy-ports.ts';
import { ASK_AGAIN_AFTER } from '../../../core/residents/dispute.ts';
import type { Tables } from '../tables.ts';
import { keysOf } from './erasure-key.ts';

/** Before somebody's claims are erased: when they were made, and whom that was asked, under his keyed hash. */
export async function leaveClaimMarks(
  db: Kysely<Tables>,
  secret: Buffer,
  complex: ComplexId,
  person: PersonId,
  now: Instant,
): Promise<void> {
  const since = before(now, ASK_AGAIN_AFTER);
  const { rows } = await sql<{ holder: PersonId | null; marked_at: Date }>`
    select null::bigint as holder, made_at as marked_at from claims
    where complex_id = ${complex} and person_id = ${person} and made_at > ${since}
    union all
    select q.holder, q.asked_at from holder_questions q
    join claims c on c.complex_id = q.complex_id and c.id = q.claim_id
    where c.complex_id = ${complex} and c.person_id = ${person} and q.asked_at > ${since}
  `.execute(db);
  if (rows.length === 0) return;
  const keys = await keysOf(db, secret, person);
  const marks = keys.flatMap((key) => rows.map((row) => ({ complex_id: complex, key, ...row })));
  if (marks.length > 0) await db.insertInto('claim_marks').values(marks).execute();
}

/** What is remembered of somebody from before he was forgotten. */
export function claimMarks(
  db: Kysely<Tables>,
  secret: Buffer,
): Pick<Privacy, 'forgottenClaims' | 'wasAskedBefore'> {
  const marksOf = async (complex: ComplexId, person: PersonId) => {
    const keys = await keysOf(db, secret, person);
    return db
      .selectFrom('claim_marks')
      .where('complex_id', '=', complex)
      .where((is) => (keys.length > 0 ? is('key', 'in', keys) : is.lit(false)));
  };
  return {
    forgottenClaims: async (complex, person, { since, until }) => {
      const marks = (await marksOf(complex, person)).where('holder', 'is', null);
      const rows = await marks
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('marked_at', '>', since)
        .where('marked_at', '<=', until)
        .groupBy('key')
        .execute();
      // Whoever had several ways here left the same marks under each.
      return Math.max(0, ...rows.map(({ count }) => count));
    },
    wasAskedBefore: async (complex, person, holder, { since, until }) => {
      const marks = (await marksOf(complex, person)).where('holder', '=', holder);
      const rows = await marks
        .select('id')
        .where('marked_at', '>', since)
        .where('marked_at', '<=', until)
        .limit(1)
        .execute();
      return rows.length > 0;
    },
  };
}
