import { type Kysely, type Selectable, sql } from 'kysely';
import type { Announcement, AnnouncementContent } from '../../../core/announcements/announcement.ts';
import type { Announcements } from '../../../core/announcements/announcement-ports.ts';
import type { AnnouncementId, ComplexId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';
import { announcementPins } from './announcement-pins.ts';
import { announcementQueue } from './announcement-queue.ts';

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
          on_phone: report?.onPhone ?? null,
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
    ...announcementQueue(db, now, queued),
    ...announcementPins(db),
  };
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
        : { delivered, onPhone: row.on_phone ?? 0, unreachable, failed },
  };
}
