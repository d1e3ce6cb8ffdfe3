import type { Kysely } from 'kysely';
import type { Groups } from '../../../chat/kit/groups.ts';
import type { Tables } from '../tables.ts';

/** What people type behind @ to address a bot. */
export function botNames(db: Kysely<Tables>): Pick<Groups, 'botName' | 'botNameIn'> {
  return {
    botName: (bot) => nameOfBot(db, bot),
    botNameIn: async (group) => {
      const row = await db
        .selectFrom('groups as g')
        .innerJoin('bots as b', 'b.id', 'g.bot_id')
        .select('b.name')
        .where('g.id', '=', group)
        .executeTakeFirst();
      return row?.name ?? null;
    },
  };
}

/** What a bot was last called; null: its messenger has not told yet. */
export async function nameOfBot(db: Kysely<Tables>, bot: number): Promise<string | null> {
  const row = await db.selectFrom('bots').select('name').where('id', '=', bot).executeTakeFirst();
  return row?.name ?? null;
}

/** Remembers what people type behind @ to address the bot. */
export async function nameBot(db: Kysely<Tables>, bot: number, name: string): Promise<void> {
  await db.updateTable('bots').set({ name }).where('id', '=', bot).execute();
}
