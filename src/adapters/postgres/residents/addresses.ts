import type { Kysely } from 'kysely';
import type { BotId, ExternalId } from '../../../chat/kit/incoming.ts';
import type { People } from '../../../chat/kit/ports.ts';
import type { PersonId } from '../../../core/kernel/ids.ts';
import type { Tables } from '../tables.ts';

/** Where somebody is reached by a bot. */
export function addresses(db: Kysely<Tables>): Pick<People, 'setTopic' | 'setReachable'> {
  return {
    setTopic: async (bot, person, topic) => {
      await db
        .updateTable('addresses')
        .set({ topic })
        .where('bot_id', '=', bot)
        .where('person_id', '=', person)
        .execute();
    },
    setReachable: async (bot, person, reachable, now) => {
      await db
        .updateTable('addresses')
        .set({ unreachable_since: reachable ? null : now })
        .where('bot_id', '=', bot)
        .where('person_id', '=', person)
        .execute();
    },
  };
}

/** How the messenger of a bot knows somebody; null: they are not there. */
export function externalIdOf(db: Kysely<Tables>, bot: BotId) {
  return async (person: PersonId): Promise<ExternalId | null> => {
    const row = await db
      .selectFrom('addresses')
      .select('external_id')
      .where('bot_id', '=', bot)
      .where('person_id', '=', person)
      .executeTakeFirst();
    return row?.external_id ?? null;
  };
}
