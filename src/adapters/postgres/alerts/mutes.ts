import type { Kysely } from 'kysely';
import { MUTED_FOR } from '../../../core/alerts/mute-sender.ts';
import { before } from '../../../core/kernel/time.ts';
import type { Mutes } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';

export function mutes(db: Kysely<Tables>): Mutes {
  return {
    set: async (complex, holder, sender, until) => {
      if (until === null) {
        await db
          .deleteFrom('mutes')
          .where('complex_id', '=', complex)
          .where('holder', '=', holder)
          .where('sender', '=', sender)
          .execute();
        return;
      }
      await db
        .insertInto('mutes')
        .values({ complex_id: complex, holder, sender, muted_until: until })
        .onConflict((oc) =>
          oc.columns(['complex_id', 'holder', 'sender']).doUpdateSet({ muted_until: until }),
        )
        .execute();
    },
    since: async (complex, holder, sender) => {
      const row = await db
        .selectFrom('mutes')
        .select('muted_until')
        .where('complex_id', '=', complex)
        .where('holder', '=', holder)
        .where('sender', '=', sender)
        .executeTakeFirst();
      return row ? before(row.muted_until, MUTED_FOR) : null;
    },
    holdersMuting: async (complex, sender, now) => {
      const rows = await db
        .selectFrom('mutes')
        .select('holder')
        .where('complex_id', '=', complex)
        .where('sender', '=', sender)
        .where('muted_until', '>', now)
        .execute();
      return rows.map((row) => row.holder);
    },
  };
}
