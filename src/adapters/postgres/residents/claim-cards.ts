import { type Kysely, sql } from 'kysely';
import type { Burst, Claims } from '../../../core/residents/joining-ports.ts';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';

/** How claims come before the admins: each by itself, many as one digest, forgotten ones again. */
export function claimCards(
  db: Kysely<Tables>,
): Pick<Claims, 'burst' | 'setDigest' | 'remindedAt' | 'setReminded'> {
  return {
    burst: async (complex, { since, until }) => {
      await sql`select pg_advisory_xact_lock(${LOCK.claims}, ${complex}::int)`.execute(db);
      const { rows } = await sql<Burst>`
        select count(*) filter (where digest is null)::int as cards,
          (select h.id from claims h where h.complex_id = ${complex} and h.digest = h.id and h.made_at > ${since}
             and h.made_at <= ${until}
           order by h.id desc limit 1) as digest
        from claims where complex_id = ${complex} and made_at > ${since} and made_at <= ${until}
      `.execute(db);
      return rows[0] ?? { cards: 0, digest: null };
    },
    setDigest: async (complex, claim, digest) => {
      await db
        .updateTable('claims')
        .set({ digest })
        .where('complex_id', '=', complex)
        .where('id', '=', claim)
        .execute();
    },
    remindedAt: async (complex, claim) => {
      const row = await db
        .selectFrom('claims')
        .select(['made_at', 'reminded_at'])
        .where('complex_id', '=', complex)
        .where('id', '=', claim)
        .executeTakeFirst();
      return row ? (row.reminded_at ?? row.made_at) : null;
    },
    setReminded: async (complex, claim, at) => {
      await db
        .updateTable('claims')
        .set({ reminded_at: at })
        .where('complex_id', '=', complex)
        .where('id', '=', claim)
        .execute();
    },
  };
}
