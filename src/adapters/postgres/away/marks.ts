import type { Kysely } from 'kysely';
import type { Marks } from '../../../core/away/away-ports.ts';
import type { Tables } from '../tables.ts';

const COLUMNS = ['spot', 'set_by as setBy', 'since', 'until', 'hidden'] as const;

export function marks(db: Kysely<Tables>): Marks {
  return {
    get: async (complex, spot, now) => {
      const row = await db
        .selectFrom('free_marks')
        .select(COLUMNS)
        .where('complex_id', '=', complex)
        .where('spot', '=', spot)
        .where('until', '>', now)
        .executeTakeFirst();
      return row ?? null;
    },
    free: async (complex, now) => {
      return db
        .selectFrom('free_marks')
        .select(COLUMNS)
        .where('complex_id', '=', complex)
        .where('until', '>', now)
        .orderBy('spot')
        .execute();
    },
    put: async (complex, { spot, setBy, since, until, hidden }) => {
      const changed = { set_by: setBy, since, until, hidden };
      await db
        .insertInto('free_marks')
        .values({ complex_id: complex, spot, ...changed })
        .onConflict((oc) => oc.columns(['complex_id', 'spot']).doUpdateSet(changed))
        .execute();
    },
    remove: async (complex, spot) => {
      const row = await db
        .deleteFrom('free_marks')
        .where('complex_id', '=', complex)
        .where('spot', '=', spot)
        .returning('spot')
        .executeTakeFirst();
      return row !== undefined;
    },
    endOf: async (complex, spot) => {
      const row = await db
        .selectFrom('free_marks')
        .select(['until', 'set_by as setBy'])
        .where('complex_id', '=', complex)
        .where('spot', '=', spot)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}
