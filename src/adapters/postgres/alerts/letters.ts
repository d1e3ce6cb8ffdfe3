import { type Kysely, sql } from 'kysely';
import type { Letters } from '../../../core/alerts/alert-ports.ts';
import type { LetterContent } from '../../../core/alerts/letter.ts';
import type { LetterId, PersonId } from '../../../core/kernel/ids.ts';
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
          photo: letter.content.photos[0] ?? null,
          more_photos: letter.content.photos.slice(1),
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
    passedOn: async (complex, alert) => {
      // By the letters of the thread and its people, each of whom has few messages: the table has no index of letters.
      const { rows } = await sql<{ letter: LetterId; reader: PersonId }>`
        select l.id as letter, n.recipient as reader
        from alert_letters l
        join (select distinct complex_id, alert_id, person_id from alert_parties) p
          on p.complex_id = l.complex_id and p.alert_id = l.alert_id
        join notices n on n.recipient = p.person_id and n.complex_id = l.complex_id
          and (n.message_ref is not null or n.state in ('due', 'sending'))
          and n.notice ->> 'kind' = 'alert letter' and (n.notice ->> 'letter')::bigint = l.id
        where l.complex_id = ${complex} and l.alert_id = ${alert}
        order by n.id
      `.execute(db);
      return rows;
    },
  };
}

type Stored = {
  readonly text: string | null;
  readonly photo: string | null;
  readonly more_photos: readonly string[];
};

function contentOf({ text, photo, more_photos: more }: Stored): LetterContent {
  if (photo !== null) return { text, photos: [photo, ...more] };
  if (text !== null) return { text, photos: [] };
  throw new Error('a letter holds neither text nor a photo');
}
