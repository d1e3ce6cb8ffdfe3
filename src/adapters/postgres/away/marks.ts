import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Marks, MarksSeen } from '../../../core/away/away-ports.ts';
import type { FreeMark } from '../../../core/away/mark.ts';
import type { ComplexId, SpotNumber } from '../../../core/kernel/ids.ts';
import { type Instant, instantOf } from '../../../core/kernel/time.ts';
import { type ComplexRow, complexFrom } from '../complexes/complexes.ts';
import { type Json, listOf, type Value } from '../kit/json.ts';
import type { Post } from '../kit/line.ts';
import { lockSpots } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';

type SeenRow = Omit<MarksSeen, 'complex' | 'marks'> & {
  readonly complex: ComplexRow;
  readonly marks: readonly Json<FreeMark>[];
};

const COLUMNS = sql`spot, set_by as "setBy", since, until, hidden`;

export const marksOf = (complex: Value<ComplexId>, which: RawBuilder<unknown>): RawBuilder<FreeMark> =>
  sql`select ${COLUMNS} from free_marks where complex_id = ${complex} and ${which} order by spot`;

/** The one of a spot, if it has one by then that has not run out. */
export const markAt = (
  complex: Value<ComplexId>,
  spot: Value<SpotNumber>,
  now: Instant,
): RawBuilder<FreeMark> => marksOf(complex, sql`spot = ${spot} and until > ${now}`);

export const markFrom = ({ since, until, ...mark }: Json<FreeMark>): FreeMark => {
  return { ...mark, since: instantOf(since), until: instantOf(until) };
};

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
          ${listOf(marksOf(complex, sql`(spot = any(${spots}::int[]) or spot in (${own}))`))} as marks
        from complexes c where c.id = ${complex}
      `.execute(db);
      const [row] = rows;
      if (!row) throw new Error('a spot is marked in a complex that is not there');
      return {
        ...row,
        complex: complexFrom(row.complex),
        marks: row.marks.map(markFrom),
      };
    },
    get: async (complex, spot, now) => {
      const { rows } = await markAt(complex, spot, now).execute(db);
      return rows[0] ?? null;
    },
    free: async (complex, now) => {
      const { rows } = await marksOf(complex, sql`until > ${now}`).execute(db);
      return rows;
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
