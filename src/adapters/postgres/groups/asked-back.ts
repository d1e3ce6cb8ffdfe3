import type { Kysely } from 'kysely';
import type { Groups, LinePlace } from '../../../chat/kit/groups.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';

/** Requests whose spot is unsure wait here for their author's press. */
export function askedBack(db: Kysely<Tables>, now: Instant): Pick<Groups, 'askBack' | 'takeBack' | 'isLate'> {
  return {
    askBack: async (complex, author, { note, place, plates = [] }, expiresAt) => {
      const { id } = await db
        .insertInto('asked_back')
        .values({
          complex_id: complex,
          person_id: author,
          group_id: place?.group ?? null,
          topic: place?.topic ?? null,
          reply_to: place?.replyTo ?? null,
          note: note.text,
          note_photos: note.photos,
          plates,
          expires_at: expiresAt,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    isLate: async (complex, id, author) => {
      const row = await db
        .selectFrom('asked_back')
        .select('id')
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .where('person_id', '=', author)
        .executeTakeFirst();
      return row !== undefined;
    },
    takeBack: async (complex, id, author) => {
      const row = await db
        .deleteFrom('asked_back')
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .where('person_id', '=', author)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst();
      if (!row) return null;
      const place: LinePlace | null =
        row.group_id === null ? null : { group: row.group_id, topic: row.topic, replyTo: row.reply_to };
      return { note: { text: row.note, photos: row.note_photos }, place, plates: row.plates };
    },
  };
}
