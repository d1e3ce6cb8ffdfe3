import { sql } from 'kysely';
import type { Feature } from '../kit/feature.ts';
import { privacy } from './privacy.ts';

export const privacyFeature = {
  repositories: { privacy },
  retention: (complex, _, now) => [
    sql`delete from erasure_marks where complex_id = ${complex} and banned_until <= ${now} and not seeded`,
  ],
} as const satisfies Feature;
