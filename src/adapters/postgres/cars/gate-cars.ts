import { type Kysely, sql } from 'kysely';
import type { CarAtGate, Cars } from '../../../core/cars/car-ports.ts';
import type { Tables } from '../tables.ts';

/** Residents' cars by a piece of a key in which О and 0 are one. */
export function gateCars(db: Kysely<Tables>): Pick<Cars, 'atGate'> {
  return {
    atGate: async (complex, piece, most) => {
      const { rows } = await sql<CarAtGate>`
        select array(
          select distinct h.spot from cars own
          join holdings h on h.complex_id = own.complex_id and h.person_id = own.person_id
          where own.complex_id = ${complex} and own.plate_key = c.plate_key and own.state = 'known'
          order by h.spot
        ) as spots, array(
          select l.id from cars own
          join lendings l on l.complex_id = own.complex_id and l.borrower = own.person_id
          where own.complex_id = ${complex} and own.plate_key = c.plate_key and own.state = 'known'
            and l.left_at is null
          order by l.id
        ) as lendings
        from cars c
        where c.complex_id = ${complex} and c.state = 'known'
          and strpos(replace(c.plate_key, 'O', '0'), ${piece}) > 0
        group by c.plate_key order by min(c.id) limit ${most}
      `.execute(db);
      return rows;
    },
  };
}
