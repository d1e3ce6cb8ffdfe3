import type { Kysely, Selectable } from 'kysely';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { SpotWish } from '../../../core/lending/lending.ts';
import type { Wishes } from '../../../core/lending/lending-ports.ts';
import type { Tables } from '../tables.ts';

export function wishes(db: Kysely<Tables>): Wishes {
  const rows = (complex: ComplexId) => db.selectFrom('wishes').selectAll().where('complex_id', '=', complex);
  const open = (complex: ComplexId) => rows(complex).where('ended_at', 'is', null);
  return {
    add: async ({ complex, person, until, madeAt }) => {
      const wish = { complex_id: complex, person, made_at: madeAt, until };
      const row = await db
        .insertInto('wishes')
        .values({ ...wish, offered: null, ended_at: null, ending: null })
        .returningAll()
        .executeTakeFirstOrThrow();
      return wishOf(row);
    },
    get: async (complex, id) => one(await rows(complex).where('id', '=', id).executeTakeFirst()),
    openOf: async (complex, person) =>
      one(await open(complex).where('person', '=', person).executeTakeFirst()),
    open: async (complex) => (await open(complex).orderBy('id').execute()).map(wishOf),
    offer: async (complex, ids, spot) => {
      if (ids.length === 0) return;
      await db
        .updateTable('wishes')
        .set({ offered: spot })
        .where('complex_id', '=', complex)
        .where('id', 'in', ids)
        .execute();
    },
    end: async ({ complex, id }, ending, at) => {
      await db
        .updateTable('wishes')
        .set({ ended_at: at, ending })
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    },
  };
}

const one = (row: Selectable<Tables['wishes']> | undefined): SpotWish | null => (row ? wishOf(row) : null);

function wishOf(row: Selectable<Tables['wishes']>): SpotWish {
  const { complex_id: complex, id, person, until, offered, ending } = row;
  return { complex, id, person, until, offered, ending };
}
