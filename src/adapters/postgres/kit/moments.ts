import { type RawBuilder, sql } from 'kysely';
import { after, CLOCK_SKEW, type Duration, hours, type Instant } from '../../../core/kernel/time.ts';

/** No morning is further away, not even on the day when clocks are put back. */
export const NEXT_MORNING = hours(25);

/** Later than this is later than any clock of ours. */
export const latest = (now: Instant, ahead: Duration = 0) => after(now, CLOCK_SKEW + ahead);

/** What has happened has not happened later than now. */
export function happened(column: string, now: Instant): RawBuilder<unknown> {
  const at = sql.ref(column);
  return sql`case when ${at} > ${now}::timestamptz then ${now}::timestamptz else ${at} end`;
}

/** What ends by itself ends no later than if it had begun now. */
export function endsWithin(table: string, column: string, longest: Duration, now: Instant) {
  const end = sql.ref(column);
  return sql`update ${sql.table(table)} set ${end} = ${after(now, longest)} where ${end} > ${latest(now, longest)}`;
}
