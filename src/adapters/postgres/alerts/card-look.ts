import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AlertLoads, CardSeen } from '../../../core/alerts/alert-ports.ts';
import type { AlertPart } from '../../../core/alerts/feature.ts';
import type { FreeMark } from '../../../core/away/mark.ts';
import type { AlertId, ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { markAt, markFrom } from '../away/marks.ts';
import { type ComplexRow, complexFrom } from '../complexes/complexes.ts';
import { type Json, listOf, rowOf, type Value } from '../kit/json.ts';
import { type GuestRow, guestFrom, guestsOf } from '../passes/passes.ts';
import { type MemberRow, memberFrom, memberOf } from '../residents/residents.ts';
import type { Tables } from '../tables.ts';
import { tenantsOf } from '../tenancy/tenancies.ts';
import { type ThreadJson, threadFrom, threadJson } from './alert-rows.ts';

/** Whose card of which thread. */
type Card = {
  readonly complex: Value<ComplexId>;
  readonly alert: Value<AlertId>;
  readonly person: Value<PersonId>;
  readonly part: Value<AlertPart>;
};

export type LookRow = {
  readonly thread: ThreadJson;
  readonly complex: ComplexRow;
  readonly viewer: Json<MemberRow> | null;
  readonly mark: Json<FreeMark> | null;
  readonly guests: readonly Json<GuestRow>[] | null;
  readonly tenants: readonly PersonId[];
};

/** All that a card looks at, as one row; none: there is no such thread. */
export const lookOf = ({ complex, alert, person, part }: Card, now: Instant): RawBuilder<LookRow> => sql`
  select ${threadJson(complex, alert)} as thread, to_jsonb(house) as complex,
    ${rowOf(memberOf(complex, person, now))} as viewer,
    case when ${part} = 'sender' then ${rowOf(markAt(complex, SPOT, now))} end as mark,
    case when ${part} = 'holder' then ${listOf(guestsOf(complex, SPOT))} end as guests,
    case when ${part} = 'holder' then array(${tenantsOf(complex, SPOT)}) else '{}' end as tenants
  from complexes house join alerts about on about.complex_id = house.id
  where house.id = ${complex} and about.id = ${alert}`;

const SPOT = sql`about.spot`;

/** The same in the words of the core. */
export const seenFrom = ({ thread, complex, viewer, mark, guests, tenants }: LookRow): CardSeen => ({
  alert: threadFrom(thread),
  complex: complexFrom(complex),
  viewer: viewer && memberFrom(viewer),
  mark: mark && markFrom(mark),
  guests: (guests ?? []).map(guestFrom),
  tenants,
});

export function cardLook(db: Kysely<Tables>): AlertLoads['seenBy'] {
  return async (complex, alert, { person, part }, now) => {
    const card = { complex, alert, person, part: sql<AlertPart>`${part}::text` };
    const { rows } = await lookOf(card, now).execute(db);
    return rows[0] ? seenFrom(rows[0]) : null;
  };
}
