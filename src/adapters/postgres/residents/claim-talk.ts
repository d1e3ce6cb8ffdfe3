import type { Kysely } from 'kysely';
import type { ClaimTalk } from '../../../core/residents/joining-ports.ts';
import type { Tables } from '../tables.ts';

export function claimTalk(db: Kysely<Tables>): ClaimTalk {
  return {
    add: async (complex, claim, { author, text, photos: [photo = null, ...more_photos] }, at) => {
      const { id } = await db
        .insertInto('claim_messages')
        .values({ complex_id: complex, claim_id: claim, author, text, photo, more_photos, written_at: at })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    of: async (complex, claim) => {
      const rows = await db
        .selectFrom('claim_messages')
        .select(['id', 'author', 'text', 'photo', 'more_photos', 'written_at as at'])
        .where('complex_id', '=', complex)
        .where('claim_id', '=', claim)
        .orderBy('id')
        .execute();
      return rows.map(({ photo, more_photos, ...said }) => {
        return { ...said, photos: photo === null ? [] : [photo, ...more_photos] };
      });
    },
  };
}
