import type { Kysely } from 'kysely';
import type { Directory } from '../../../core/directory/directory-ports.ts';
import type { Tables } from '../tables.ts';

export function directory(db: Kysely<Tables>): Directory {
  return {
    spots: (complex) =>
      db
        .selectFrom('spots')
        .select(['number as spot', 'section', 'row_label as row', 'column_number as column'])
        .where('complex_id', '=', complex)
        .orderBy('number')
        .execute(),
  };
}
