import type { Kysely } from 'kysely';
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
