import { type Kysely, type Selectable, sql } from 'kysely';
import type { Addressees } from '../../../core/announcements/addressees.ts';
import type { Announcement, AnnouncementContent } from '../../../core/announcements/announcement.ts';
import type { Announcements } from '../../../core/announcements/announcement-ports.ts';
import type { AnnouncementId, ComplexId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';
import { announcementAnswers } from './announcement-answers.ts';
import { announcementPins } from './announcement-pins.ts';
import { announcementQueue } from './announcement-queue.ts';

export function announcements(db: Kysely<Tables>, now: Instant, queued: () => void): Announcements {
  const one = (complex: ComplexId, id: AnnouncementId) =>
    db.selectFrom('announcements').selectAll().where('complex_id', '=', complex).where('id', '=', id);
  return {
    draft: async (complex, author, content, at, of) => {
      const old = await db
        .deleteFrom('announcements')
        .where('complex_id', '=', complex)
        .where('author', '=', author)
        .where('state', '=', 'draft')
        .returning(['id', 'to_spots', 'to_sections', 'asks_to_move'])
        .execute();
      const { id: _, ...kept } = old.find(({ id }) => id === of) ?? { id: of };
      const { id } = await db
        .insertInto('announcements')
        .values({
          complex_id: complex,
          author,
          ...columnsOf(content),
          ...kept,
          drafted_at: at,
          state: 'draft',
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    get: async (complex, id) => fromRow(await one(complex, id).executeTakeFirst()),
    lock: async (complex, id) => fromRow(await one(complex, id).forUpdate().executeTakeFirst()),
    save: async ({ complex, id, state, startsAt, finishedAt, report, to, request }) => {
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
          to_spots: to.kind === 'all' ? null : to.spots,
          to_sections: to.kind === 'sections' ? to.sections : null,
          asks_to_move: request !== null,
          remind_at: request?.remindAt ?? null,
          reminded: request?.reminded ?? null,
          closed_at: request?.closedAt ?? null,
        })
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .execute();
    },
    latest: async (complex, spots, most) => {
      const found = db
        .selectFrom('announcements')
        .selectAll()
        .where('complex_id', '=', complex)
        // Literals: a prepared statement does not know its values when it looks for the partial index.
        .where(sql<boolean>`state in ('going', 'done')`)
        .orderBy('starts_at', 'desc')
        .orderBy('id', 'desc')
        .limit(most);
      const his = sql<boolean>`(to_spots is null or to_spots && ${spots}::integer[])`;
      const rows = await (spots === null ? found : found.where(his)).execute();
      return rows.map(announcementOf);
    },
    ...announcementQueue(db, now, queued),
    ...announcementAnswers(db, now, queued),
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

function addresseesOf({
  to_spots: spots,
  to_sections: sections,
}: Pick<Selectable<Tables['announcements']>, 'to_spots' | 'to_sections'>): Addressees {
  if (spots === null) return { kind: 'all' };
  return sections === null ? { kind: 'spots', spots } : { kind: 'sections', sections, spots };
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
    to: addresseesOf(row),
    request: row.asks_to_move
      ? { remindAt: row.remind_at, reminded: row.reminded, closedAt: row.closed_at }
      : null,
    state: row.state,
    startsAt: row.starts_at,
    finishedAt: row.finished_at,
    report:
      delivered === null || unreachable === null || failed === null
        ? null
        : { delivered, onPhone: row.on_phone ?? 0, unreachable, failed },
  };
}
