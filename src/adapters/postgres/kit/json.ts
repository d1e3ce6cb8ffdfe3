import { type RawBuilder, sql } from 'kysely';
import { type Instant, instantOf } from '../../../core/kernel/time.ts';

/** A value, or where a bigger query has it. */
export type Value<Of> = Of | RawBuilder<unknown>;

/** A row as JSON has it: moments are text. */
export type Json<Row> = {
  readonly [K in keyof Row]: Date extends Row[K] ? Exclude<Row[K], Date> | string : Row[K];
};

export const momentOf = (stored: string | null): Instant | null =>
  stored === null ? null : instantOf(stored);

/** A query's row as one column of a bigger one; null where there is none. */
export function rowOf<Row>(query: RawBuilder<Row>): RawBuilder<Json<Row> | null> {
  return sql`(select to_jsonb(one) from (${query}) one)`;
}

/** A query's rows as one column of a bigger one; an empty list where there are none. The query says the order. */
export function listOf<Row>(query: RawBuilder<Row>): RawBuilder<readonly Json<Row>[]> {
  return sql`(select coalesce(jsonb_agg(one), '[]') from (${query}) one)`;
}
