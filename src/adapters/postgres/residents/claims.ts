import { type Kysely, sql } from 'kysely';
import type { ClaimId, ComplexId } from '../../../core/kernel/ids.ts';
import { type Claim, isOpen } from '../../../core/residents/claim.ts';
import type { Claims } from '../../../core/residents/joining-ports.ts';
import type { Tables } from '../tables.ts';
import { claimCards } from './claim-cards.ts';

export function claims(db: Kysely<Tables>): Claims {
  return {
    add: async (complex, applicant, { spots: wanted, flat }, at) => {
      const { id } = await db
        .insertInto('claims')
        .values({
          complex_id: complex,
          person_id: applicant,
          made_at: at,
          verdict: null,
          decided_by: null,
          decided_at: null,
          digest: null,
          reminded_at: null,
          flat,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const rows = wanted.map((spot) => ({
        complex_id: complex,
        claim_id: id,
        spot,
        state: 'open' as const,
      }));
      if (rows.length > 0) await db.insertInto('claim_spots').values(rows).execute();
      return id;
    },
    lock: async (complex, claim) => {
      // The row is locked first and read after: one statement would read the spots as they were before the wait.
      await db
        .selectFrom('claims')
        .select('id')
        .where('complex_id', '=', complex)
        .where('id', '=', claim)
        .forUpdate()
        .execute();
      return read(db, complex, claim);
    },
    get: (complex, claim) => read(db, complex, claim),
    save: (claim) => save(db, claim),
    openOf: async (complex, applicant) => {
      const row = await db
        .selectFrom('claims')
        .select('id')
        .where('complex_id', '=', complex)
        .where('person_id', '=', applicant)
        .where('open', '=', sql.lit(true))
        .executeTakeFirst();
      return row?.id ?? null;
    },
    allOpen: async (complex) => {
      const rows = await db
        .selectFrom('claims')
        .select('id')
        .where('complex_id', '=', complex)
        .where('open', '=', sql.lit(true))
        .orderBy('made_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => row.id);
    },
    count: async (complex, applicant, { since, until }) => {
      const { count } = await db
        .selectFrom('claims')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('complex_id', '=', complex)
        .where('person_id', '=', applicant)
        .where('made_at', '>', since)
        .where('made_at', '<=', until)
        .executeTakeFirstOrThrow();
      return count;
    },
    ...claimCards(db),
  };
}

async function read(db: Kysely<Tables>, complex: ComplexId, claim: ClaimId): Promise<Claim | null> {
  const row = await db
    .selectFrom('claims')
    .selectAll()
    .where('complex_id', '=', complex)
    .where('id', '=', claim)
    .executeTakeFirst();
  if (!row) return null;
  const spots = await db
    .selectFrom('claim_spots')
    .select(['spot', 'state'])
    .where('complex_id', '=', complex)
    .where('claim_id', '=', claim)
    .orderBy('spot')
    .execute();
  return {
    complex,
    id: row.id,
    applicant: row.person_id,
    madeAt: row.made_at,
    verdict: row.verdict,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    digest: row.digest,
    spots,
    flat: row.flat,
  };
}

async function save(db: Kysely<Tables>, claim: Claim): Promise<void> {
  const { verdict, decidedBy, decidedAt, flat } = claim;
  const open = isOpen(claim);
  await db
    .updateTable('claims')
    .set({ verdict, decided_by: decidedBy, decided_at: decidedAt, open, flat: open ? flat : null })
    .where('complex_id', '=', claim.complex)
    .where('id', '=', claim.id)
    .execute();
  for (const { spot, state } of claim.spots) {
    await db
      .updateTable('claim_spots')
      .set({ state })
      .where('complex_id', '=', claim.complex)
      .where('claim_id', '=', claim.id)
      .where('spot', '=', spot)
      .execute();
  }
}
