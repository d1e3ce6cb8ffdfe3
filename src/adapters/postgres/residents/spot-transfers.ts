import { type Kysely, sql } from 'kysely';
import type { AlertId } from '../../../core/kernel/ids.ts';
import type { Disputes } from '../../../core/residents/joining-ports.ts';
import type { Tables } from '../tables.ts';

/** A spot that goes to another holder: what the former one leaves, and his protest. */
export function spotTransfers(
  db: Kysely<Tables>,
): Pick<Disputes, 'release' | 'threadsAbout' | 'leaveThread' | 'noteTransfer' | 'protest'> {
  return {
    release: async (complex, spot, person) => {
      const row = await db
        .deleteFrom('holdings')
        .where('complex_id', '=', complex)
        .where('spot', '=', spot)
        .where('person_id', '=', person)
        .returning('spot')
        .executeTakeFirst();
      // Nobody is called to a car of somebody without a spot, and he has no screen to take it away by.
      await sql`
        delete from last_resorts where complex_id = ${complex} and person_id = ${person} and not exists (
          select from holdings where complex_id = ${complex} and person_id = ${person}
        )
      `.execute(db);
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
