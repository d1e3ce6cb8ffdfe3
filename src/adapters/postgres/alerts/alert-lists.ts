import { type Kysely, sql } from 'kysely';
import type { NamedCar } from '../../../core/alerts/alert.ts';
import type { AlertId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Alerts, OpenThread, StandingThread, ToldOf } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';

/** Which threads there are between people, without what stands in them. */
export function alertLists(
  db: Kysely<Tables>,
): Pick<Alerts, 'openBetween' | 'openOf' | 'openTo' | 'standingOf' | 'recentlyNamed'> {
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
        select a.id as alert, p.part, a.kind, a.spot, a.plate from alert_parties p
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
    standingOf: async (complex, person) => {
      const { rows } = await sql<StandingThread>`
        select a.id as alert, p.part, p.reach = 'delivered' as "isReached", exists (
          select from cards c where c.complex_id = ${complex} and c.subject_kind = 'alert' and c.subject_id = a.id
            and c.part = p.part and c.viewer = p.person_id
        ) as "hasCard"
        from alert_parties p
        join alerts a on a.complex_id = p.complex_id and a.id = p.alert_id
        where p.complex_id = ${complex} and p.person_id = ${person} and p.part in ('holder', 'helper')
          and a.state <> 'closed' and not (a.kind = 'message' and p.muted)
        order by a.id desc, p.part
      `.execute(db);
      return rows;
    },
    recentlyNamed: async (complex, sender, since, most) => {
      // What was just found wrong is not offered, however often it was right before.
      const isRight = sql`(array_agg(closing order by joined_at desc, id desc))[1] is distinct from 'wrong number'`;
      const { rows } = await sql<{ spots: readonly SpotNumber[]; cars: readonly NamedCar[] }>`
        with mine as (
          select a.id, a.spot, a.plate, a.plate_key, a.closing, p.joined_at from alert_parties p
          join alerts a on a.complex_id = p.complex_id and a.id = p.alert_id
          where p.complex_id = ${complex} and p.person_id = ${sender} and p.part = 'sender'
            and a.kind <> 'stranger' and p.joined_at > ${since}
        )
        select array(
          select spot from mine where spot is not null group by spot having ${isRight}
          order by max(joined_at) desc, spot limit ${most}
        ) as spots, (
          select coalesce(jsonb_agg(jsonb_build_object('plate', plate, 'key', key) order by at desc, key), '[]') from (
            select (array_agg(plate order by joined_at desc, id desc))[1] as plate, plate_key as key, max(joined_at) as at
            from mine where plate_key is not null group by plate_key having ${isRight}
            order by at desc, key limit ${most}
          ) newest
        ) as cars
      `.execute(db);
      return rows[0] ?? { spots: [], cars: [] };
    },
  };
}
