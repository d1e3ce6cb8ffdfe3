import { type Kysely, sql } from 'kysely';
import type { Dialog } from '../../../chat/kit/dialogs.ts';
import type { People } from '../../../chat/kit/ports.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Tables } from '../tables.ts';
import { readStanding, type Standing, standing } from './standing.ts';

type FoundRow = Standing & {
  readonly person: PersonId;
  readonly complex: ComplexId;
  readonly language: string;
  readonly reachable: boolean;
  readonly consent_version: number;
  readonly consented_at: Date;
  readonly consent_asked: number;
  readonly dialog: Dialog | null;
};

export function people(db: Kysely<Tables>, languageChanged: () => void): People {
  return {
    find: async (bot, externalId, now) => {
      const { rows } = await sql<FoundRow>`
        select p.id as person, m.complex_id as complex, p.language, a.unreachable_since is null as reachable,
          m.consent_version, m.consented_at, m.consent_asked, d.dialog, ${standing(now)}
        from addresses a
        join persons p on p.id = a.person_id
        join memberships m on m.person_id = p.id
        left join dialogs d on d.bot_id = a.bot_id and d.person_id = p.id and d.expires_at > ${now}
        where a.bot_id = ${bot} and a.external_id = ${externalId}
        order by m.complex_id limit 1
      `.execute(db);
      const [row] = rows;
      if (!row) return null;
      const { person, complex, language, reachable, dialog } = row;
      const consent = { version: row.consent_version, at: row.consented_at, asked: row.consent_asked };
      return { person, complex, language, consent, reachable, dialog, ...readStanding(row) };
    },
    meet: async (bot, sender, chat, language, now) => {
      const { id } = await db
        .insertInto('persons')
        .values({ display_name: sender.displayName, language, met_at: now })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('addresses')
        .values({
          bot_id: bot,
          external_id: sender.externalId,
          person_id: id,
          chat_ref: chat,
          username: sender.username,
          unreachable_since: null,
        })
        .execute();
      return id;
    },
    askedConsent: async (complex, person, version) => {
      await db
        .updateTable('memberships')
        .set({ consent_asked: version })
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .execute();
    },
    refresh: async (bot, person, sender) => {
      const { displayName, username } = sender;
      await db.updateTable('persons').set({ display_name: displayName }).where('id', '=', person).execute();
      await db
        .updateTable('addresses')
        .set({ username })
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
    botNameOf: async (person) => {
      const row = await db
        .selectFrom('addresses as a')
        .innerJoin('bots as b', 'b.id', 'a.bot_id')
        .select('b.name')
        .where('a.person_id', '=', person)
        .where('b.name', 'is not', null)
        .orderBy('b.id')
        .executeTakeFirst();
      return row?.name ?? null;
    },
    setLanguage: async (person, language) => {
      const chosen = { language, language_chosen: true };
      await db.updateTable('persons').set(chosen).where('id', '=', person).execute();
      languageChanged();
    },
    seedAdmin: async (complex, bot, externalId, now) => {
      const seeded = await db
        .insertInto('admin_seeds')
        .values({ complex_id: complex, bot_id: bot, external_id: externalId, seeded_at: now })
        .onConflict((oc) => oc.doNothing())
        .returning('external_id')
        .executeTakeFirst();
      return seeded !== undefined;
    },
  };
}
