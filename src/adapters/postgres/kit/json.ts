import { type RawBuilder, sql } from 'kysely';

/** A query's rows as one column of a bigger one; an empty list where there are none. The query says the order. */
export function listOf<Row>(query: RawBuilder<Row>): RawBuilder<readonly Row[]> {
  return sql`(select coalesce(jsonb_agg(one), '[]') from (${query}) one)`;
}
