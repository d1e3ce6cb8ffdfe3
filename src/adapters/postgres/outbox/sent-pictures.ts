import type { Kysely } from 'kysely';
import type { BotId } from '../../../chat/kit/incoming.ts';
import type { SentPictures } from '../../../chat/kit/pictures.ts';
import type { Clock } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';

export function createSentPictures(db: Kysely<Tables>, bot: BotId, clock: Clock): SentPictures {
  return {
    find: async (digest) => {
      const found = db.selectFrom('sent_pictures').select('file_ref');
      const row = await found.where('bot_id', '=', bot).where('digest', '=', digest).executeTakeFirst();
      return row?.file_ref ?? null;
    },
    keep: async (digest, file) => {
      const news = { file_ref: file, sent_at: clock.now() };
      await db
        .insertInto('sent_pictures')
        .values({ bot_id: bot, digest, ...news })
        .onConflict((oc) => oc.columns(['bot_id', 'digest']).doUpdateSet(news))
        .execute();
    },
  };
}
