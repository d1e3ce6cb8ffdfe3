import { sql } from 'kysely';
import type { Feature } from '../kit/feature.ts';
import { journal } from './journal.ts';

export const journalFeature = {
  repositories: { journal: ({ db }) => journal(db) },
  retention: (complex, until) => [
    sql`delete from journal where complex_id = ${complex} and at < ${until.audit}`,
  ],
} as const satisfies Feature;
