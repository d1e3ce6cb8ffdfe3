import { type Kysely, sql } from 'kysely';
import type { AlertLoads } from '../../../core/alerts/alert-ports.ts';
import type { FreeMark } from '../../../core/away/mark.ts';
import type { PersonId } from '../../../core/kernel/ids.ts';
import { markAt, markFrom } from '../away/marks.ts';
import { type ComplexRow, complexFrom } from '../complexes/complexes.ts';
import { type Json, listOf, rowOf } from '../kit/json.ts';
import { type GuestRow, guestFrom, guestsOf } from '../passes/passes.ts';
import { type MemberRow, memberFrom, memberOf } from '../residents/residents.ts';
import type { Tables } from '../tables.ts';
import { tenantsOf } from '../tenancy/tenancies.ts';
import { type ThreadJson, threadFrom, threadJson } from './alert-rows.ts';

type SeenRow = {
  readonly thread: ThreadJson | null;
  readonly complex: ComplexRow;
  readonly viewer: Json<MemberRow> | null;
  readonly mark: Json<FreeMark> | null;
  readonly guests: readonly Json<GuestRow>[];
  readonly tenants: readonly PersonId[];
};

/** All that a card looks at. */
export function cardLook(db: Kysely<Tables>): AlertLoads['seenBy'] {
  return async (complex, alert, { person, part }, now) => {
    const spot = sql`(select spot from alerts where complex_id = ${complex} and id = ${alert})`;
    const { rows } = await sql<SeenRow>`
      select ${threadJson(complex, alert)} as thread, to_jsonb(c) as complex,
        ${rowOf(memberOf(complex, person, now))} as viewer,
        ${part === 'sender' ? rowOf(markAt(complex, spot, now)) : sql`null::jsonb`} as mark,
        ${part === 'holder' ? listOf(guestsOf(complex, spot)) : sql`'[]'::jsonb`} as guests,
        array(${part === 'holder' ? tenantsOf(complex, spot) : sql`select null::bigint limit 0`}) as tenants
      from complexes c where c.id = ${complex}
    `.execute(db);
    const [row] = rows;
    if (!row?.thread) return null;
    return {
      alert: threadFrom(row.thread),
      complex: complexFrom(row.complex),
      viewer: row.viewer && memberFrom(row.viewer),
      mark: row.mark && markFrom(row.mark),
      guests: row.guests.map(guestFrom),
      tenants: row.tenants,
    };
  };
}
