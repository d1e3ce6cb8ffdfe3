import { type Kysely, sql } from 'kysely';
import type { CarQuestion } from '../../../core/cars/car.ts';
import type { Cars } from '../../../core/cars/car-ports.ts';
import type { CarId } from '../../../core/kernel/ids.ts';
import type { Tables } from '../tables.ts';

const ABOUT = sql`id, plate_key as key, about, holder, answer`;

/** Whether a question `q` is about a car `c` of its person: either may have left the region out. */
export const isAbout = sql<boolean>`(
  c.plate_key like q.plate_key || '%' or q.plate_key like c.plate_key || '%'
)`;

/** What whoever named a plate first is asked, and what he said. */
export function carQuestions(
  db: Kysely<Tables>,
): Pick<Cars, 'ask' | 'questions' | 'question' | 'answer' | 'disputed'> {
  return {
    ask: async (complex, { key, about, holder }, { since, until }, at) => {
      const { rows } = await sql<{ id: number }>`
        insert into car_questions as q (complex_id, plate_key, about, holder, asked_at)
        values (${complex}, ${key}, ${about}, ${holder}, ${at})
        on conflict (complex_id, about, plate_key, holder) do update
          set asked_at = excluded.asked_at, answer = null, answered_at = null
          where q.asked_at <= ${since} or q.asked_at > ${until}
        returning id
      `.execute(db);
      return rows[0]?.id ?? null;
    },
    questions: async (complex, about, { since, until }) => {
      const { rows } = await sql<CarQuestion>`
        select ${ABOUT} from car_questions
        where complex_id = ${complex} and about = ${about}
          and asked_at > ${since} and asked_at <= ${until} order by id
      `.execute(db);
      return rows;
    },
    question: async (complex, id) => {
      const { rows } = await sql<CarQuestion>`
        select ${ABOUT} from car_questions where complex_id = ${complex} and id = ${id}
      `.execute(db);
      return rows[0] ?? null;
    },
    disputed: async (complex) => {
      const { rows } = await sql<{ id: CarId }>`
        select c.id from cars c where c.complex_id = ${complex} and c.state = 'asked' and exists (
          select from car_questions q where q.complex_id = c.complex_id and q.about = c.person_id
            and ${isAbout} and q.answer = 'unknown'
        ) order by c.id
      `.execute(db);
      return rows.map(({ id }) => id);
    },
    answer: async (complex, id, answer, at) => {
      await sql`
        update car_questions set answer = ${answer}, answered_at = ${at} where complex_id = ${complex} and id = ${id}
      `.execute(db);
    },
  };
}
