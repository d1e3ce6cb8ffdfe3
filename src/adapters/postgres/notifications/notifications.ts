import { type Kysely, sql } from 'kysely';
import type { ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import { instantOf } from '../../../core/kernel/time.ts';
import { NOTE_TOPICS, type NoteTopic } from '../../../core/notifications/note-topics.ts';
import type { Notifications } from '../../../core/notifications/notification-ports.ts';
import type { UnreachedHolder } from '../../../core/notifications/unreached-spots.ts';
import type { Tables } from '../tables.ts';

type UnreachedRow = {
  readonly spot: SpotNumber;
  readonly holders: readonly (Omit<UnreachedHolder, 'since'> & { readonly since: string | null })[];
};

const CHECK = [
  'complex_id as complex',
  'person_id as person',
  'number',
  'asked_at as askedAt',
  'arrived_at as arrivedAt',
  'heard_at as heardAt',
  'outcome',
] as const;

export function notifications(db: Kysely<Tables>): Notifications {
  const checkOf = (complex: ComplexId, person: PersonId) =>
    db
      .selectFrom('sound_checks')
      .select(CHECK)
      .where('complex_id', '=', complex)
      .where('person_id', '=', person);
  return {
    off: async (complex, person) => {
      const row = await db
        .selectFrom('memberships')
        .select('notes_off')
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .executeTakeFirst();
      return NOTE_TOPICS.filter((topic) => row?.notes_off.includes(topic));
    },
    switch: async (complex, person, topic, off) => {
      const row = await db
        .updateTable('memberships')
        .set({ notes_off: off ? withTopic(topic) : sql`array_remove(notes_off, ${topic}::text)` })
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .where(sql<boolean>`${topic}::text = any(notes_off)`, '=', !off)
        .returning('person_id')
        .executeTakeFirst();
      return row !== undefined;
    },
    soundCheck: async (complex, person) => (await checkOf(complex, person).executeTakeFirst()) ?? null,
    lockSoundCheck: async (complex, person) =>
      (await checkOf(complex, person).forUpdate().executeTakeFirst()) ?? null,
    unreached: async (complex) => {
      // Whoever has no address but the web's has never opened the bot: a list, a copy or an invitation brought him.
      const { rows } = await sql<UnreachedRow>`
        select h.spot, json_agg(
          json_build_object('person', h.person_id, 'name', p.display_name, 'since', a.since, 'inBrowser', a.in_browser)
          order by h.since, h.person_id
        ) as holders
        from holdings h join persons p on p.id = h.person_id
        cross join lateral (
          select max(o.unreachable_since) filter (where b.messenger <> 'web') as since,
            coalesce(bool_or(o.unreachable_since is null), false) as reachable,
            coalesce(bool_and(b.messenger = 'web'), false) as in_browser
          from addresses o join bots b on b.id = o.bot_id where o.person_id = h.person_id
        ) a
        where h.complex_id = ${complex}
        group by h.spot
        having not bool_or(a.reachable)
        order by h.spot
      `.execute(db);
      return rows.map(({ spot, holders }) => ({
        spot,
        holders: holders.map(({ since, ...one }) => ({
          ...one,
          since: since === null ? null : instantOf(since),
        })),
      }));
    },
    saveSoundCheck: async ({ complex, person, number, askedAt, arrivedAt, heardAt, outcome }) => {
      const changed = { number, asked_at: askedAt, arrived_at: arrivedAt, heard_at: heardAt, outcome };
      await db
        .insertInto('sound_checks')
        .values({ complex_id: complex, person_id: person, ...changed })
        .onConflict((oc) => oc.columns(['complex_id', 'person_id']).doUpdateSet(changed))
        .execute();
    },
  };
}

const withTopic = (topic: NoteTopic) => sql<readonly NoteTopic[]>`array_append(notes_off, ${topic}::text)`;
