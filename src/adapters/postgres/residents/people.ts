import { type Kysely, sql } from 'kysely';
import type { OpenDialog } from '../../../chat/kit/dialogs.ts';
import type { BotId, ExternalId } from '../../../chat/kit/incoming.ts';
import type { Acquaintance, People } from '../../../chat/kit/ports.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { type ComplexRow, complexFrom } from '../complexes/complexes.ts';
import type { Tables } from '../tables.ts';
import { addresses } from './addresses.ts';
import { adminSeeds } from './admin-seeds.ts';
import { readStanding, type Standing, standing } from './standing.ts';

type FoundRow = Standing & {
  readonly person: PersonId;
  readonly complex: ComplexId;
  readonly language: string;
  readonly username: string | null;
  readonly reachable: boolean;
  readonly consent_version: number;
  readonly consented_at: Date;
  readonly consent_asked: number;
  readonly dialog: OpenDialog | null;
  readonly topic: string | null;
  readonly album: string | null;
  readonly guard_seen_at: Date | null;
  readonly home: ComplexRow;
};

const find = (bot: BotId, externalId: ExternalId, now: Instant) => sql<FoundRow>`
  select p.id as person, m.complex_id as complex, p.language, a.username, a.unreachable_since is null as reachable,
    m.consent_version, m.consented_at, m.consent_asked, d.dialog, a.topic, w.album, g.seen_at as guard_seen_at,
    to_jsonb(c) as home, ${standing(now)}
  from addresses a
  join persons p on p.id = a.person_id
  join memberships m on m.person_id = p.id
  join complexes c on c.id = m.complex_id
  left join guards_seen g on g.complex_id = m.complex_id and g.person_id = m.person_id
  left join dialogs d on d.bot_id = a.bot_id and d.person_id = p.id and d.expires_at > ${now}
  left join albums w on w.bot_id = a.bot_id and w.person_id = p.id and w.chat = a.chat_ref and w.due_at is not null
  where a.bot_id = ${bot} and a.external_id = ${externalId}
  order by m.complex_id limit 1`;

function acquaintanceFrom(row: FoundRow): Acquaintance {
  const { person, complex, language, username, reachable, dialog, topic, album } = row;
  const consent = { version: row.consent_version, at: row.consented_at, asked: row.consent_asked };
  return {
    person,
    complex,
    language,
    username,
    consent,
    reachable,
    dialog,
    topic,
    album,
    guardSeenAt: row.guard_seen_at,
    home: complexFrom(row.home),
    ...readStanding(row),
  };
}

export function people(db: Kysely<Tables>, languageChanged: () => void): People {
  return {
    arrive: async (bot, key, externalId, now) => {
      // Whoever waits for this row has waited for the chat before: nothing that is read here can be older than a wait.
      const { rows } = await sql<{ first: boolean } & ({ [K in keyof FoundRow]: null } | FoundRow)>`
        with first as (
          insert into updates (bot_id, key, seen_at) values (${bot}, ${key}, ${now})
          on conflict do nothing returning key
        )
        select exists (select from first) as first, known.*
        from (values (1)) one left join lateral (${find(bot, externalId, now)}) known on true
      `.execute(db);
      const [row] = rows;
      if (!row) throw new Error('a query of one row returned none');
      return { isFirst: row.first, known: row.person === null ? null : acquaintanceFrom(row) };
    },
    find: async (bot, externalId, now) => {
      const { rows } = await find(bot, externalId, now).execute(db);
      const [row] = rows;
      return row ? acquaintanceFrom(row) : null;
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
          unreachable_since: sender.oneWay ? now : null,
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
    setLanguage: async (person, language) => {
      const chosen = { language, language_chosen: true };
      await db.updateTable('persons').set(chosen).where('id', '=', person).execute();
      languageChanged();
    },
    ...addresses(db),
    ...adminSeeds(db),
  };
}
