import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { staffWhoMay } from '../../../application/staff-who-may.ts';
import type { Announcement, AnnouncementContent } from '../../../core/announcements/announcement.ts';
import type { Announcements } from '../../../core/announcements/announcement-ports.ts';
import type { AnnouncementId, ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { NOTICE_VERSION } from '../../../core/notices.ts';
import { LANES } from '../outbox/lanes.ts';
import type { Tables } from '../tables.ts';

export function announcements(db: Kysely<Tables>, now: Instant, queued: () => void): Announcements {
  const one = (complex: ComplexId, id: AnnouncementId) =>
    db.selectFrom('announcements').selectAll().where('complex_id', '=', complex).where('id', '=', id);
  return {
    draft: async (complex, author, content, at) => {
      await db
        .deleteFrom('announcements')
        .where('complex_id', '=', complex)
        .where('author', '=', author)
        .where('state', '=', 'draft')
        .execute();
      const { id } = await db
        .insertInto('announcements')
        .values({ complex_id: complex, author, ...columnsOf(content), drafted_at: at, state: 'draft' })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    get: async (complex, id) => fromRow(await one(complex, id).executeTakeFirst()),
    lock: async (complex, id) => fromRow(await one(complex, id).forUpdate().executeTakeFirst()),
    save: async ({ complex, id, state, startsAt, finishedAt, report }) => {
      await db
        .updateTable('announcements')
        .set({
          state,
          starts_at: startsAt,
          finished_at: finishedAt,
          delivered: report?.delivered ?? null,
          unreachable: report?.unreachable ?? null,
          failed: report?.failed ?? null,
        })
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .execute();
    },
    latest: async (complex, most) => {
      const rows = await db
        .selectFrom('announcements')
        .selectAll()
        .where('complex_id', '=', complex)
        // Literals: a prepared statement does not know its values when it looks for the partial index.
        .where(sql<boolean>`state in ('going', 'done')`)
        .orderBy('starts_at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(announcementOf);
    },
    audience: async (complex, author) => {
      const { rows } = await sql<{ reachable: number; unreachable: number }>`
        select (count(*) filter (where reachable))::int as reachable,
          (count(*) filter (where not reachable))::int as unreachable
        from (
          select exists (
            select from addresses a where a.person_id = m.person_id and a.unreachable_since is null
          ) as reachable
          from memberships m where ${mayRead(complex, author, now)}
        ) readers
      `.execute(db);
      return rows[0] ?? { reachable: 0, unreachable: 0 };
    },
    queue: async ({ complex, id, author }) => {
      queued();
      await sql`
        insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state)
        select m.complex_id, m.person_id, ${LANES.announcement}::smallint,
          jsonb_build_object('kind', 'announcement', 'announcement', ${id}::bigint),
          ${NOTICE_VERSION}::smallint, ${now}::timestamptz, ${now}::timestamptz, 'due'
        from memberships m where ${mayRead(complex, author, now)}
        order by m.person_id
      `.execute(db);
    },
    progress: async (complex, id) => {
      const { rows } = await sql<{
        delivered: number;
        unreachable: number;
        failed: number;
        left: number;
        next: Date | null;
      }>`
        select (count(*) filter (where state = 'sent'))::int as delivered,
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
    pins: async (complex, id) => {
      return db
        .selectFrom('announcement_pins')
        .select(['group_id as group', 'state', 'message_ref as message'])
        .where('complex_id', '=', complex)
        .where('announcement_id', '=', id)
        .orderBy('group_id')
        .execute();
    },
    askPin: async (complex, id, group) => {
      const asked = await db
        .insertInto('announcement_pins')
        .values({ complex_id: complex, announcement_id: id, group_id: group, state: 'asked' })
        .onConflict((oc) =>
          oc
            .columns(['complex_id', 'announcement_id', 'group_id'])
            .doUpdateSet({ state: 'asked' })
            .where('announcement_pins.state', 'in', ['no right', 'not pinned', 'lost']),
        )
        .returning('state')
        .executeTakeFirst();
      return asked !== undefined;
    },
    recordPin: async (complex, id, { group, state, message }) => {
      await db
        .updateTable('announcement_pins')
        .set({ state, message_ref: message })
        .where('complex_id', '=', complex)
        .where('announcement_id', '=', id)
        .where('group_id', '=', group)
        .execute();
    },
  };
}

/** Who may read announcements, as core/access.ts says it, but the author: memberships `m`. */
function mayRead(complex: ComplexId, author: PersonId | null, now: Instant): RawBuilder<boolean> {
  return sql<boolean>`
    m.complex_id = ${complex} and m.person_id is distinct from ${author}::bigint
      and (m.banned_until is null or m.banned_until <= ${now})
      and (m.approved_at is not null or m.roles && ${staffWhoMay('read announcements')}::text[] or exists (
        select from holdings h where h.complex_id = m.complex_id and h.person_id = m.person_id
      ))
  `;
}

/** Its notices to people: in the words of the index `notices_of_announcement`. */
function noticesOf(complex: ComplexId, id: AnnouncementId): RawBuilder<boolean> {
  return sql<boolean>`complex_id = ${complex} and (notice ->> 'announcement')::bigint = ${id} and lane = 2`;
}

/** The first of an album stands where a single photo or file stands. */
function columnsOf({ text, formatting, photos, documents }: AnnouncementContent) {
  const [photo = null, ...morePhotos] = photos;
  const [document = null, ...moreDocuments] = documents;
  const more = [...morePhotos, ...moreDocuments];
  const shown = formatting.length > 0 ? JSON.stringify(formatting) : null;
  return { text, formatting: shown, photo, document, more_files: more };
}

function contentOf({
  text,
  formatting,
  photo,
  document,
  more_files: more,
}: Pick<
  Selectable<Tables['announcements']>,
  'text' | 'formatting' | 'photo' | 'document' | 'more_files'
>): AnnouncementContent {
  return {
    text,
    formatting: formatting ?? [],
    photos: photo === null ? [] : [photo, ...more],
    documents: document === null ? [] : [document, ...more],
  };
}

function fromRow(row: Selectable<Tables['announcements']> | undefined): Announcement | null {
  return row ? announcementOf(row) : null;
}

function announcementOf(row: Selectable<Tables['announcements']>): Announcement {
  const { delivered, unreachable, failed } = row;
  return {
    complex: row.complex_id,
    id: row.id,
    author: row.author,
    content: contentOf(row),
    state: row.state,
    startsAt: row.starts_at,
    finishedAt: row.finished_at,
    report:
      delivered === null || unreachable === null || failed === null
        ? null
        : { delivered, unreachable, failed },
  };
}
