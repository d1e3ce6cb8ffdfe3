import { type Kysely, sql } from 'kysely';
import type { AlertId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Alerts, OpenThread, ToldOf } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';

/** Which threads there are between people, without what stands in them. */
export function alertLists(
  db: Kysely<Tables>,
): Pick<Alerts, 'openBetween' | 'openOf' | 'openTo' | 'recentSpots'> {
  return {
    openBetween: async (complex, holder, sender) => {
      const { rows } = await sql<{ id: AlertId }>`
        select a.id from alerts a
        join alert_parties h on h.complex_id = a.complex_id and h.alert_id = a.id and h.part = 'holder'
        join alert_parties s on s.complex_id = a.complex_id and s.alert_id = a.id and s.part = 'sender'
        where a.complex_id = ${complex} and h.person_id = ${holder} and s.person_id = ${sender}
          and a.state <> 'closed'
        order by a.id
      `.execute(db);
      return rows.map((row) => row.id);
    },
    openOf: async (complex, person) => {
      const { rows } = await sql<OpenThread>`
        select a.id as alert, p.part, a.kind, a.spot from alert_parties p
        join alerts a on a.complex_id = p.complex_id and a.id = p.alert_id
        where p.complex_id = ${complex} and p.person_id = ${person} and p.part in ('sender', 'holder')
          and a.state <> 'closed' and (p.part = 'holder' or p.done_at is null)
        order by a.id desc
      `.execute(db);
      return rows;
    },
    openTo: async (complex, person) => {
      const { rows } = await sql<ToldOf>`
        select a.id as alert, p.part from alert_parties p
        join alerts a on a.complex_id = p.complex_id and a.id = p.alert_id
        where p.complex_id = ${complex} and p.person_id = ${person} and p.part in ('holder', 'helper')
          and a.state <> 'closed'
        order by a.id, p.part
      `.execute(db);
      return rows;
    },
    recentSpots: async (complex, sender, since, most) => {
      const { rows } = await sql<{ spot: SpotNumber }>`
        select a.spot from alert_parties p
        join alerts a on a.complex_id = p.complex_id and a.id = p.alert_id
        where p.complex_id = ${complex} and p.person_id = ${sender} and p.part = 'sender'
          and a.spot is not null and a.kind <> 'stranger' and p.joined_at > ${since}
        group by a.spot
        -- What was just found wrong is not offered, however often it was right before.
        having (array_agg(a.closing order by p.joined_at desc, a.id desc))[1] is distinct from 'wrong number'
        order by max(p.joined_at) desc, a.spot limit ${most}
      `.execute(db);
      return rows.map((row) => row.spot);
    },
  };
}
