import { sql } from 'kysely';
import { ASK_AGAIN_AFTER } from '../../../core/cars/rivals.ts';
import { before } from '../../../core/kernel/time.ts';
import type { Feature } from '../kit/feature.ts';
import { isAbout } from './car-questions.ts';
import { cars } from './cars.ts';

export const carsFeature = {
  repositories: { cars: ({ db, post }) => cars(db, post) },
  retention: (complex, _, now) => [
    sql`
      delete from car_questions q where complex_id = ${complex} and asked_at < ${before(now, ASK_AGAIN_AFTER)}
        and not exists (
          select from cars c where c.complex_id = q.complex_id and c.person_id = q.about
            and ${isAbout} and c.state = 'asked'
        )`,
  ],
} as const satisfies Feature;
