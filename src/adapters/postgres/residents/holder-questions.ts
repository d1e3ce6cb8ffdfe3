import { type Kysely, sql } from 'kysely';
import type { ClaimId } from '../../../core/kernel/ids.ts';
import type { Disputes, HolderQuestion } from '../../../core/residents/joining-ports.ts';
import type { Tables } from '../tables.ts';

/** What the holders of a claimed spot are asked, and what they answered. */
export function holderQuestions(
  db: Kysely<Tables>,
): Pick<Disputes, 'ask' | 'questions' | 'questionOf' | 'answer' | 'claimsAbout'> {
  return {
    ask: async (complex, claim, spot, holder, { since, until }, at) => {
      const { rows } = await sql`
        insert into holder_questions (complex_id, claim_id, spot, holder, asked_at)
        select ${complex}, ${claim}, ${spot}, ${holder}, ${at}
        where not exists (
          select from holder_questions q
          join claims asked on asked.complex_id = q.complex_id and asked.id = q.claim_id
          join claims mine on mine.complex_id = asked.complex_id and mine.person_id = asked.person_id
          where q.complex_id = ${complex} and q.holder = ${holder} and q.asked_at > ${since} and q.asked_at <= ${until}
            and mine.id = ${claim} and asked.id <> mine.id
        )
        on conflict do nothing returning spot
      `.execute(db);
      return rows.length > 0;
    },
    questions: async (complex, claim, since) => {
      const { rows } = await sql<HolderQuestion>`
        select distinct on (q.spot, q.holder) q.spot, q.holder, q.answer
        from claims mine
        join claims asked on asked.complex_id = mine.complex_id and asked.person_id = mine.person_id
        join holder_questions q on q.complex_id = asked.complex_id and q.claim_id = asked.id
        join claim_spots s on s.complex_id = mine.complex_id and s.claim_id = mine.id and s.spot = q.spot
        where mine.complex_id = ${complex} and mine.id = ${claim} and q.asked_at > ${since}
        order by q.spot, q.holder, q.asked_at desc, q.claim_id desc
      `.execute(db);
      return rows;
    },
    questionOf: async (complex, claim, spot, holder) => {
      const row = await db
        .selectFrom('holder_questions')
        .select(['spot', 'holder', 'answer'])
        .where('complex_id', '=', complex)
        .where('claim_id', '=', claim)
        .where('spot', '=', spot)
        .where('holder', '=', holder)
        .executeTakeFirst();
      return row ?? null;
    },
    answer: async (complex, claim, { spot, holder, answer }, at) => {
      await db
        .updateTable('holder_questions')
        .set({ answer, answered_at: at })
        .where('complex_id', '=', complex)
        .where('claim_id', '=', claim)
        .where('spot', '=', spot)
        .where('holder', '=', holder)
        .execute();
    },
    claimsAbout: async (complex, spot) => {
      const { rows } = await sql<{ id: ClaimId }>`
        select c.id from claims c
        join claim_spots s on s.complex_id = c.complex_id and s.claim_id = c.id
        where c.complex_id = ${complex} and c.open and s.spot = ${spot} and s.state = 'open' order by c.id
      `.execute(db);
      return rows.map((row) => row.id);
    },
  };
}
