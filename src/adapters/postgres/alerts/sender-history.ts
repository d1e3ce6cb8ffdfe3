import { type Kysely, sql } from 'kysely';
import { type AlertKind, EXPIRES_AFTER } from '../../../core/alerts/alert.ts';
import { QUOTA_WINDOW } from '../../../core/alerts/quota.ts';
import type { AlertId, ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import { after, before, CLOCK_SKEW, days, type Instant } from '../../../core/kernel/time.ts';
import type { Alerts, SenderHistory } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';

export type SenderHistoryRow = {
  in_ten_minutes: number;
  in_a_day: number;
  open_thread: AlertId | null;
  last_closed_at: Date | null;
  last_signature: SpotNumber | null;
};

/** What somebody raised or joined, and what of it counts, under these names before a query. */
function raisedBy(complex: ComplexId, sender: PersonId, now: Instant) {
  return sql`
    mine as (
      select a.id, a.kind, a.spot, a.plate_key, a.last_event_at, a.closing, s.spot as signed, s.joined_at,
        coalesce(s.done_at, a.closed_at) as ended_at, exists (
        select from alert_parties p
        where p.complex_id = ${complex} and p.alert_id = a.id
          and p.reach in ('pending', 'delayed', 'on phone', 'unheard', 'delivered')
      ) as counts
      from alert_parties s join alerts a on a.complex_id = s.complex_id and a.id = s.alert_id
      where s.complex_id = ${complex} and s.person_id = ${sender} and s.part = 'sender'
        and s.joined_at > ${before(now, days(30))}
    ), paid as (
      -- One correction of a wrong number is free.
      select * from mine where counts and id is distinct from (
        select max(id) from mine where closing = 'wrong number' and joined_at > ${before(now, days(1))} and joined_at <= ${latest(now)}
      )
    )`;
}

/** What seems to lie ahead was written before the clock was set back: it stands in nobody's way. */
const latest = (now: Instant) => after(now, CLOCK_SKEW);

/** The sender's recent past: tables to go before a query, and columns of it. */
export function senderHistory(
  complex: ComplexId,
  sender: PersonId,
  { spot, key }: { readonly spot: SpotNumber | null; readonly key: string | null },
  kind: AlertKind,
  now: Instant,
) {
  const until = latest(now);
  const tables = sql`${raisedBy(complex, sender, now)}, about as (
      select * from mine where spot is not distinct from ${spot}::integer and plate_key is not distinct from ${key}::text
        and kind = ${kind} and last_event_at > ${before(now, 2 * EXPIRES_AFTER)}
    )`;
  const columns = sql`
    (select count(*)::int from paid where joined_at > ${before(now, QUOTA_WINDOW)} and joined_at <= ${until}) as in_ten_minutes,
    (select count(*)::int from paid where joined_at > ${before(now, days(1))} and joined_at <= ${until}) as in_a_day,
    (select max(id) from about where ended_at is null) as open_thread,
    (select max(ended_at) from about where ended_at <= ${until}) as last_closed_at,
    (select signed from mine where signed is not null order by joined_at desc, id desc limit 1) as last_signature`;
  return { tables, columns };
}

export function senderHistoryFrom(row: SenderHistoryRow): SenderHistory {
  return {
    inTenMinutes: row.in_ten_minutes,
    inADay: row.in_a_day,
    openThread: row.open_thread,
    lastClosedAt: row.last_closed_at,
    lastSignature: row.last_signature,
  };
}

/** Of as many as somebody may raise in the window the newest is the last, until the first of them makes room. */
export function lastUntil(db: Kysely<Tables>): Alerts['lastUntil'] {
  return async (complex, sender, alert, most, now) => {
    const { rows } = await sql<{ id: AlertId; first: Date }>`
      with ${raisedBy(complex, sender, now)}, recent as (
        select id, joined_at from paid
        where joined_at > ${before(now, QUOTA_WINDOW)} and joined_at <= ${latest(now)}
        order by joined_at desc, id desc limit ${most}
      )
      select (select id from recent limit 1) as id, min(joined_at) as first
      from recent having count(*) = ${most}
    `.execute(db);
    const [row] = rows;
    return row?.id === alert ? after(row.first, QUOTA_WINDOW) : null;
  };
}
