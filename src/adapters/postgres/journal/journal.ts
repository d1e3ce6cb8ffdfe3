import type { Kysely } from 'kysely';
import type { Journal } from '../../../core/journal/journal.ts';
import type { Tables } from '../tables.ts';

export function journal(db: Kysely<Tables>): Journal {
  return {
    note: async (complex, by, event, at, about) => {
      await db
        .insertInto('journal')
        .values({
          complex_id: complex,
          at,
          by_person: by,
          about: about ?? null,
          deed: JSON.stringify(event),
        })
        .execute();
    },
    page: async (complex, skip, most) => {
      const rows = await db
        .selectFrom('journal')
        .select(['at', 'by_person as by', 'about', 'deed as event'])
        .where('complex_id', '=', complex)
        .orderBy('id', 'desc')
        .offset(skip)
        .limit(most)
        .execute();
      return rows;
    },
    count: async (complex) => {
      const { count } = await db
        .selectFrom('journal')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('complex_id', '=', complex)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}
