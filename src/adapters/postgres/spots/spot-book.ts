import { type Kysely, sql } from 'kysely';
import type { SpotNumber } from '../../../core/kernel/ids.ts';
import type { ListedSpot, Section, SpotBook } from '../../../core/spots/spot-book.ts';
import type { Tables } from '../tables.ts';

export function spotBook(db: Kysely<Tables>): SpotBook {
  return {
    page: async (complex, skip, most) => {
      const { rows } = await sql<ListedSpot>`
        select s.number as spot, array(
          select h.person_id from holdings h
          where h.complex_id = s.complex_id and h.spot = s.number order by h.since, h.person_id
        ) as holders
        from spots s where s.complex_id = ${complex} order by s.number offset ${skip} limit ${most}
      `.execute(db);
      return rows;
    },
    flats: async (complex, spots) => {
      const { rows } = await sql<{ spot: SpotNumber | null; flats: readonly string[] }>`
        (select null as spot, '{}'::text[] as flats from spots where complex_id = ${complex} and flats <> '{}' limit 1)
        union all
        select number, flats from spots
        where complex_id = ${complex} and number = any(${spots}::integer[]) and flats <> '{}'
      `.execute(db);
      const named = rows.flatMap(({ spot, flats }) => (spot === null ? [] : [[spot, flats] as const]));
      return rows.length === 0 ? null : new Map(named);
    },
    sections: async (complex) => {
      const { rows } = await sql<Section>`
        select section as name, array_agg(number order by number) as spots from spots
        where complex_id = ${complex} and section is not null group by section order by section
      `.execute(db);
      return rows;
    },
    count: async (complex) => {
      const { rows } = await sql<{ all: number; held: number }>`
        select count(*)::int as all, (
          select count(distinct spot)::int from holdings where complex_id = ${complex}
        ) as held
        from spots where complex_id = ${complex}
      `.execute(db);
      return rows[0] ?? { all: 0, held: 0 };
    },
  };
}
