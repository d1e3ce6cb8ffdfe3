import { type Kysely, sql } from 'kysely';
import type { AlertId, ClaimId } from '../../../core/kernel/ids.ts';
import type { Disputes, HolderQuestion } from '../../../core/residents/joining-ports.ts';
import { lockSpots } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';

export function disputes(db: Kysely<Tables>): Disputes {
  return {
    lockSpots: (complex, spots) => lockSpots(db, complex, spots),
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
    release: async (complex, spot, person) => {
      const row = await db
        .deleteFrom('holdings')
        .where('complex_id', '=', complex)
        .where('spot', '=', spot)
        .where('person_id', '=', person)
        .returning('spot')
        .executeTakeFirst();
      return row !== undefined;
    },
    threadsAbout: async (complex, spot) => {
      const { rows } = await sql<{ id: AlertId }>`
        select id from alerts where complex_id = ${complex} and spot = ${spot} and state <> 'closed' order by id
      `.execute(db);
      return rows.map((row) => row.id);
    },
    leaveThread: async (complex, alert, part, former) => {
      await db
        .deleteFrom('alert_parties')
        .where('complex_id', '=', complex)
        .where('alert_id', '=', alert)
        .where('part', '=', part)
        .where('person_id', 'in', former)
        .execute();
    },
    noteTransfer: async (complex, claim, spot, former, at) => {
      const rows = former.map((person) => ({
        complex_id: complex,
        claim_id: claim,
        spot,
        former: person,
        transferred_at: at,
        protested_at: null,
      }));
      if (rows.length > 0) await db.insertInto('spot_transfers').values(rows).execute();
    },
    protest: async (complex, claim, spot, former, at) => {
      const row = await db
        .selectFrom('spot_transfers')
        .select('protested_at')
        .where('complex_id', '=', complex)
        .where('claim_id', '=', claim)
        .where('spot', '=', spot)
        .where('former', '=', former)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return 'not yours';
      if (row.protested_at) return 'again';
      await db
        .updateTable('spot_transfers')
        .set({ protested_at: at })
        .where('complex_id', '=', complex)
        .where('claim_id', '=', claim)
        .where('spot', '=', spot)
        .where('former', '=', former)
        .execute();
      return 'first';
    },
  };
}
