import type { Kysely } from 'kysely';
import type { Announcements } from '../../../core/announcements/announcement-ports.ts';
import type { Tables } from '../tables.ts';

/** Where an announcement is pinned, and where it could not be. */
export function announcementPins(db: Kysely<Tables>): Pick<Announcements, 'pins' | 'askPin' | 'recordPin'> {
  return {
    pins: async (complex, id) => {
      return db
        .selectFrom('announcement_pins')
        .select(['group_id as group', 'state', 'message_ref as message'])
        .where('complex_id', '=', complex)
        .where('announcement_id', '=', id)
        .orderBy('group_id')
        .execute();
    },
    askPin: async (complex, id, group) => {
      const asked = await db
        .insertInto('announcement_pins')
        .values({ complex_id: complex, announcement_id: id, group_id: group, state: 'asked' })
        .onConflict((oc) =>
          oc
            .columns(['complex_id', 'announcement_id', 'group_id'])
            .doUpdateSet({ state: 'asked' })
            .where('announcement_pins.state', 'in', ['no right', 'not pinned', 'lost']),
        )
        .returning('state')
        .executeTakeFirst();
      return asked !== undefined;
    },
    recordPin: async (complex, id, { group, state, message }) => {
      await db
        .updateTable('announcement_pins')
        .set({ state, message_ref: message })
        .where('complex_id', '=', complex)
        .where('announcement_id', '=', id)
        .where('group_id', '=', group)
        .execute();
    },
  };
}
