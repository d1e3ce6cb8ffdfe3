import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Marks, MarksSeen } from '../../../core/away/away-ports.ts';
import type { FreeMark } from '../../../core/away/mark.ts';
import type { ComplexId, SpotNumber } from '../../../core/kernel/ids.ts';
import { instantOf } from '../../../core/kernel/time.ts';
import { type ComplexRow, complexFrom } from '../complexes/complexes.ts';
import { listOf } from '../kit/json.ts';
import type { Post } from '../kit/line.ts';
import { lockSpots } from '../kit/locks.ts';
import { spotNamed } from '../kit/named-spot.ts';
import type { Tables } from '../tables.ts';

type SeenRow = Omit<MarksSeen, 'complex' | 'marks'> & {
  readonly complex: ComplexRow;
  readonly marks: readonly (Omit<FreeMark, 'since' | 'until'> & Record<'since' | 'until', string>)[];
};

const COLUMNS = ['spot', 'set_by as setBy', 'since', 'until', 'hidden'] as const;

export function marks(db: Kysely<Tables>, post: Post): Marks {
  return {
    load: async (complex, spots, actor) => {
      lockSpots(db, post, complex, spots);
      const own = sql`select spot from holdings where complex_id = ${complex} and person_id = ${actor} order by spot`;
      const { rows } = await sql<SeenRow>`
        select to_jsonb(c) as complex, array(${own}) as own,
          ${listOf(sql`
            select spot, person_id as person from holdings
            where complex_id = ${complex} and spot = any(${spots}::int[]) order by spot, since, person_id
          `)} as holders,
          ${listOf(sql`
            select spot, set_by as "setBy", since, until, hidden from free_marks
            where complex_id = ${complex} and (spot = any(${spots}::int[]) or spot in (${own})) order by spot
          `)} as marks
        from complexes c where c.id = ${complex}
      `.execute(db);
      const [row] = rows;
      if (!row) throw new Error('a spot is marked in a complex that is not there');
      return {
        ...row,
        complex: complexFrom(row.complex),
        marks: row.marks.map(({ since, until, ...mark }) => {
          return { ...mark, since: instantOf(since), until: instantOf(until) };
        }),
      };
    },
    get: async (complex, spot, now) => {
      const row = await db
        .selectFrom('free_marks')
        .select(COLUMNS)
        .where('complex_id', '=', complex)
        .where('spot', '=', spotNamed(complex, spot))
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

export function putMark(
  db: Kysely<Tables>,
  complex: ComplexId,
  { spot, setBy, since, until, hidden }: FreeMark,
): CompiledQuery {
  const changed = { set_by: setBy, since, until, hidden };
  return db
    .insertInto('free_marks')
    .values({ complex_id: complex, spot, ...changed })
    .onConflict((oc) => oc.columns(['complex_id', 'spot']).doUpdateSet(changed))
    .compile();
}

export function removeMark(db: Kysely<Tables>, complex: ComplexId, spot: SpotNumber): CompiledQuery {
  return db.deleteFrom('free_marks').where('complex_id', '=', complex).where('spot', '=', spot).compile();
}
