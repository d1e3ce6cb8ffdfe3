import { type Kysely, sql } from 'kysely';
import type { FindAdmins } from '../../../chat/admin-there.ts';
import type { AdminsThere } from '../../../chat/kit/incoming.ts';
import type { Tables } from '../tables.ts';

/** The admin who presses, and whoever of the admins was seen in the group last. */
export function findAdmins(db: Kysely<Tables>): FindAdmins {
  return async ({ bot, sender }, group) => {
    const { rows } = await sql<AdminsThere>`
      select g.chat_ref as chat, array_remove(array[me.external_id, seen.external_id], null) as admins
      from groups g
      join addresses me on me.bot_id = g.bot_id and me.external_id = ${sender.externalId}
      join memberships m on m.person_id = me.person_id and 'admin' = any(m.roles)
      left join memberships s on s.complex_id = m.complex_id and s.person_id = g.admin_seen and 'admin' = any(s.roles)
      left join addresses seen on seen.bot_id = g.bot_id and seen.person_id = s.person_id
      where g.id = ${group} and g.bot_id = ${bot}
    `.execute(db);
    return rows[0] ?? null;
  };
}
