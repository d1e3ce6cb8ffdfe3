import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Announcement } from '../../../core/announcements/announcement.ts';
import type { RequestAnswers } from '../../../core/announcements/announcement-ports.ts';
import type { AskedSpot, ReaderPart } from '../../../core/announcements/move-request.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { NOTICE_VERSION } from '../../../core/notices.ts';
import { LANES } from '../outbox/lanes.ts';
import type { Tables } from '../tables.ts';
import { isOff, isReader, standing } from './announcement-queue.ts';

/** Who will move his car, as answers to an announcement that asks for it. */
export function announcementAnswers(db: Kysely<Tables>, now: Instant, queued: () => void): RequestAnswers {
  return {
    answer: async ({ complex, id }, person, answer, at) => {
      await db
        .insertInto('announcement_answers')
        .values({ complex_id: complex, announcement_id: id, person_id: person, answer, answered_at: at })
        .onConflict((oc) =>
          oc.columns(['complex_id', 'announcement_id', 'person_id']).doUpdateSet({ answer, answered_at: at }),
        )
        .execute();
    },
    asked: async (announcement, at) => {
      const { rows } = await sql<AskedSpot>`
        select a.spot, a.answer, exists (
          select from free_marks f
          where f.complex_id = ${announcement.complex} and f.spot = a.spot and f.until > ${at}
        ) as "isFree"
        from (${askedSpots(announcement, now)}) a order by a.spot
      `.execute(db);
      return rows;
    },
    partOf: async (announcement, person) => {
      const { complex, id } = announcement;
      const { rows } = await sql<ReaderPart>`
        with mine as (
          select a.spot, a.answer from (${askedSpots(announcement, now)}) a
          join (${standing(complex, now)}) h on h.spot = a.spot and h.person_id = ${person}
        )
        select array(select spot from mine order by spot) as spots,
          array(select spot from mine where answer is null order by spot) as silent, (
            select answer from announcement_answers
            where complex_id = ${complex} and announcement_id = ${id} and person_id = ${person}
          ) as answer
      `.execute(db);
      return rows[0] ?? { spots: [], silent: [], answer: null };
    },
    remind: async (announcement) => {
      const { complex, id } = announcement;
      queued();
      const { rows } = await sql<{ reminded: number }>`
        with silent as (
          select h.spot, m.person_id, exists (
            select from addresses a where a.person_id = m.person_id and a.unreachable_since is null
          ) as reachable from (${askedSpots(announcement, now)}) a
          join (${standing(complex, now)}) h on h.spot = a.spot
          join memberships m on m.complex_id = ${complex} and m.person_id = h.person_id
          where a.answer is null and ${isReader(announcement, now)} and not ${isOff}
        ), told as (
          insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state)
          select ${complex}, person_id, ${LANES.announcement}::smallint,
            jsonb_build_object('kind', 'move reminder', 'request', ${id}::bigint),
            ${NOTICE_VERSION}::smallint, ${now}::timestamptz, ${now}::timestamptz, 'due'
          from (select distinct person_id from silent) one order by person_id
        )
        select count(distinct spot) filter (where reachable)::int as reminded from silent
      `.execute(db);
      return rows[0]?.reminded ?? 0;
    },
  };
}

/** Each spot that is asked: one who will move the car is enough, and its author is not asked himself. */
function askedSpots({ complex, id, author, to }: Announcement, now: Instant): RawBuilder<unknown> {
  const isMeant = to.kind === 'all' ? sql`true` : sql`h.spot = any(${to.spots}::integer[])`;
  return sql`
    select h.spot, case
      when bool_or(w.answer = 'will move') then 'will move'
      when bool_or(w.answer = 'cannot move') then 'cannot move' end as answer
    from (${standing(complex, now)}) h left join announcement_answers w on w.complex_id = ${complex}
      and w.announcement_id = ${id} and w.person_id = h.person_id
    where ${isMeant} group by h.spot
    having bool_or(h.person_id is distinct from ${author}::bigint)`;
}
