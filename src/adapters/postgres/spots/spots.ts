import { type Kysely, sql } from 'kysely';
import type { Spots } from '../../../core/ports.ts';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';

export function spots(db: Kysely<Tables>): Spots {
  return {
    holders: async (complex, spot) => {
      return db
        .selectFrom('holdings as h')
        .select(['h.person_id as person', 'h.no_signals as noSignals'])
        .select(
          sql<boolean>`exists (
            select from addresses a where a.person_id = h.person_id and a.unreachable_since is null
          )`.as('reachable'),
        )
        .where('h.complex_id', '=', complex)
        .where('h.spot', '=', spot)
        .orderBy('h.since')
        .orderBy('h.person_id')
        .execute();
    },
    heldByOthers: async (complex, numbers, person) => {
      if (numbers.length === 0) return [];
      const rows = await db
        .selectFrom('holdings')
        .select('spot')
        .distinct()
        .where('complex_id', '=', complex)
        .where('spot', 'in', numbers)
        .where('person_id', '!=', person)
        .orderBy('spot')
        .execute();
      return rows.map((row) => row.spot);
    },
    holdStill: async (complex, spot) => {
      await sql`select pg_advisory_xact_lock_shared(${LOCK.spot}, hashtext(${`${complex}:${spot}`}))`.execute(
        db,
      );
    },
    setNoSignals: async (complex, spot, person, noSignals) => {
      await db
        .updateTable('holdings')
        .set({ no_signals: noSignals })
        .where('complex_id', '=', complex)
        .where('spot', '=', spot)
        .where('person_id', '=', person)
        .execute();
    },
    tried: async (complex, person, { since, until }) => {
      const rows = await db
        .selectFrom('tried_numbers')
        .select('spot')
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .where('tried_at', '>', since)
        .where('tried_at', '<=', until)
        .execute();
      return rows.map((row) => row.spot);
    },
    rememberTried: async (complex, person, spot, at) => {
      await db
        .insertInto('tried_numbers')
        .values({ complex_id: complex, person_id: person, spot, tried_at: at })
        .onConflict((oc) => oc.columns(['complex_id', 'person_id', 'spot']).doUpdateSet({ tried_at: at }))
        .execute();
    },
    assign: async (complex, spot, person, at) => {
      const row = { complex_id: complex, number: spot };
      await db
        .insertInto('spots')
        .values(row)
        .onConflict((oc) => oc.doNothing())
        .execute();
      await db
        .insertInto('holdings')
        .values({ complex_id: complex, spot, person_id: person, since: at })
        .onConflict((oc) => oc.doNothing())
        .execute();
    },
  };
}
