import type { Kysely } from 'kysely';
import type { BotId, ChatRef } from '../../../chat/kit/incoming.ts';
import type { Tables } from '../tables.ts';

/** The group goes on in another chat: what the bot wrote in the old one cannot be edited any more. */
export async function moveGroup(db: Kysely<Tables>, bot: BotId, from: ChatRef, to: ChatRef): Promise<void> {
  const old = await db
    .selectFrom('groups')
    .select('id')
    .where('bot_id', '=', bot)
    .where('chat_ref', '=', from)
    .forUpdate()
    .executeTakeFirst();
  // Whoever heard of it first has moved it: two updates and a refused call tell of the same.
  if (!old) return;
  await db
    .deleteFrom('groups')
    .where('bot_id', '=', bot)
    .where('chat_ref', '=', to)
    .where('complex_id', 'is', null)
    .execute();
  const moved = await db
    .updateTable('groups')
    .set({ chat_ref: to, present: true })
    .where('id', '=', old.id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('groups').where('bot_id', '=', bot).where('chat_ref', '=', to))),
    )
    .returning('id')
    .executeTakeFirst();
  if (!moved) return;
  const lines = db.selectFrom('group_lines').select('id').where('group_id', '=', moved.id);
  await db
    .updateTable('cards')
    .set({ message_ref: null, shown: null })
    .where('line_id', 'in', lines)
    .execute();
  await db.updateTable('group_lines').set({ reply_to: null }).where('group_id', '=', moved.id).execute();
  await db
    .updateTable('announcement_pins')
    .set({ message_ref: null })
    .where('group_id', '=', moved.id)
    .execute();
}
