import { type Kysely, type RawBuilder, sql } from 'kysely';
import { staffWhoMay } from '../../../application/staff-who-may.ts';
import type { Announcement, Audience } from '../../../core/announcements/announcement.ts';
import type { Announcements } from '../../../core/announcements/announcement-ports.ts';
import type { AnnouncementId, ComplexId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { NOTICE_VERSION } from '../../../core/notices.ts';
import { LANES } from '../outbox/lanes.ts';
import type { Tables } from '../tables.ts';

/** An announcement as notices to everybody who may read it. */
export function announcementQueue(
  db: Kysely<Tables>,
  now: Instant,
  queued: () => void,
): Pick<Announcements, 'audience' | 'unheld' | 'queue' | 'progress' | 'isQueued'> {
  return {
    audience: async (announcement) => {
      const { rows } = await sql<Audience>`
        select (count(*) filter (where reachable and not off))::int as reachable,
          (count(*) filter (where not reachable and not off))::int as unreachable,
          (count(*) filter (where off))::int as off
        from (
          select exists (
            select from addresses a where a.person_id = m.person_id and a.unreachable_since is null
          ) as reachable, ${isOff} as off
          from memberships m where ${isReader(announcement, now)}
        ) readers
      `.execute(db);
      return rows[0] ?? { reachable: 0, unreachable: 0, off: 0 };
    },
    unheld: async ({ complex, to }) => {
      if (to.kind === 'all' || to.spots.length === 0) return [];
      const { rows } = await sql<{ spot: SpotNumber }>`
        select named.spot from unnest(${to.spots}::integer[]) named (spot) where not exists (
          select from holdings h where h.complex_id = ${complex} and h.spot = named.spot
        ) order by named.spot
      `.execute(db);
      return rows.map(({ spot }) => spot);
    },
    queue: async (announcement) => {
      const { id } = announcement;
      queued();
      await sql`
        insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state)
        select m.complex_id, m.person_id, ${LANES.announcement}::smallint,
          jsonb_build_object('kind', 'announcement', 'announcement', ${id}::bigint),
          ${NOTICE_VERSION}::smallint, ${now}::timestamptz, ${now}::timestamptz, 'due'
        from memberships m where ${isReader(announcement, now)} and not ${isOff}
        order by m.person_id
      `.execute(db);
    },
    progress: async (complex, id) => {
      const { rows } = await sql<{
        delivered: number;
        onPhone: number;
        unreachable: number;
        failed: number;
        left: number;
        next: Date | null;
      }>`
        select (count(*) filter (where state = 'sent' and not ${isUnheard}))::int as delivered,
          (count(*) filter (where state = 'sent' and ${isUnheard}))::int as "onPhone",
          (count(*) filter (where state = 'unreachable'))::int as unreachable,
          (count(*) filter (where state in ('given up', 'dead')))::int as failed,
          (count(*) filter (where state in ('due', 'sending')))::int as left,
          min(due_at) filter (where state = 'due') as next
        from notices where ${noticesOf(complex, id)}
      `.execute(db);
      const [row] = rows;
      if (!row) throw new Error('counting gave no row');
      const { next, ...counts } = row;
      return { ...counts, nextAt: next };
    },
    isQueued: async (complex, id) => {
      const { rows } = await sql`
        select from notices where ${noticesOf(complex, id)} and state = 'due' limit 1
      `.execute(db);
      return rows.length > 0;
    },
  };
}

/** Whose car may stand where: holders, and whoever was lent a spot. */
export const standing = (complex: ComplexId, now: Instant): RawBuilder<unknown> => sql`
  select spot, person_id from holdings where complex_id = ${complex}
  union select spot, borrower from lendings
  where complex_id = ${complex} and ended_at is null and until > ${now}`;

/** Whom it concerns and who may read it, as core/access.ts says it, but the author: memberships `m`. */
export function isReader(
  { complex, author, to }: Pick<Announcement, 'complex' | 'author' | 'to'>,
  now: Instant,
): RawBuilder<boolean> {
  const isMeant =
    to.kind === 'all'
      ? sql`true`
      : sql`exists (
    select from (${standing(complex, now)}) s where s.person_id = m.person_id and s.spot = any(${to.spots}::integer[])
  )`;
  return sql<boolean>`
    m.complex_id = ${complex} and m.person_id is distinct from ${author}::bigint
      and (m.banned_until is null or m.banned_until <= ${now})
      and (m.approved_at is not null or m.roles && ${staffWhoMay('read announcements')}::text[] or exists (
        select from holdings h where h.complex_id = ${complex} and h.person_id = m.person_id
      )) and ${isMeant}
  `;
}

/** Switched off in «Уведомления»: memberships `m`. */
export const isOff = sql<boolean>`('announcements' = any(m.notes_off))`;

/** A push service took it, and no phone has shown it. */
const isUnheard = sql<boolean>`(channel = 'push' and heard_at is null)`;

/** Its notices to people: in the words of the index `notices_of_announcement`. */
function noticesOf(complex: ComplexId, id: AnnouncementId): RawBuilder<boolean> {
  return sql<boolean>`complex_id = ${complex} and (notice ->> 'announcement')::bigint = ${id} and lane = 2`;
}
