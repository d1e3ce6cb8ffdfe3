import { type Kysely, sql } from 'kysely';
import type { LetterContent } from '../../../core/alerts/letter.ts';
import type { Letters } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';

export function letters(db: Kysely<Tables>): Letters {
  return {
    add: async (letter) => {
      const { id } = await db
        .insertInto('alert_letters')
        .values({
          complex_id: letter.complex,
          alert_id: letter.alert,
          author: letter.author,
          part: letter.part,
          text: letter.content.text,
          photo: letter.content.photo,
          written_at: letter.writtenAt,
          readers: letter.readers,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    get: async (complex, letter) => {
      const row = await db
        .selectFrom('alert_letters')
        .selectAll()
        .where('complex_id', '=', complex)
        .where('id', '=', letter)
        .executeTakeFirst();
      if (!row) return null;
      return {
        complex,
        id: row.id,
        alert: row.alert_id,
        author: row.author,
        part: row.part,
        content: contentOf(row),
        writtenAt: row.written_at,
        readers: row.readers,
        delivered: row.delivered,
        lost: row.lost,
      };
    },
    count: async (complex, letter, outcome) => {
      await db
        .updateTable('alert_letters')
        .set(outcome === 'delivered' ? { delivered: sql`delivered + 1` } : { lost: sql`lost + 1` })
        .where('complex_id', '=', complex)
        .where('id', '=', letter)
        .execute();
    },
  };
}

function contentOf({ text, photo }: { text: string | null; photo: string | null }): LetterContent {
  if (text !== null) return { text, photo };
  if (photo !== null) return { text, photo };
  throw new Error('a letter holds neither text nor a photo');
}
