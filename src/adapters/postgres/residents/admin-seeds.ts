import { type Kysely, sql } from 'kysely';
import type { People } from '../../../chat/kit/ports.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Tables } from '../tables.ts';

/** Whom ADMIN_IDS has made an admin, each once. */
export function adminSeeds(db: Kysely<Tables>): Pick<People, 'seedAdmin' | 'unnamedAdmins'> {
  return {
    seedAdmin: async (complex, bot, externalId, now) => {
      const seeded = await db
        .insertInto('admin_seeds')
        .values({ complex_id: complex, bot_id: bot, external_id: externalId, seeded_at: now })
        .onConflict((oc) => oc.doNothing())
        .returning('external_id')
        .executeTakeFirst();
      return seeded !== undefined;
    },
    unnamedAdmins: async (bot, adminIds, now) => {
      const { rows } = await sql<{ complex: ComplexId; person: PersonId }>`
        with gone as (
          update admin_seeds set unnamed_at = ${now}
          where bot_id = ${bot} and unnamed_at is null and external_id <> all (${adminIds}::text[])
          returning complex_id, bot_id, external_id
        ), back as (
          update admin_seeds set unnamed_at = null
          where bot_id = ${bot} and unnamed_at is not null and external_id = any (${adminIds}::text[])
        )
        select m.complex_id as complex, m.person_id as person from gone g
        join addresses a on a.bot_id = g.bot_id and a.external_id = g.external_id
        join memberships m on m.complex_id = g.complex_id and m.person_id = a.person_id
        where 'admin' = any (m.roles) order by m.person_id
      `.execute(db);
      return rows;
    },
  };
}
