import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BotId, ExternalId } from '../../../chat/kit/incoming.ts';
import type { Visitor, Visitors } from '../../../chat/kit/visitors.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { type SessionId, type SessionKind, sessionEnds } from '../../../core/web/session.ts';
import { turnLocks, turnOf } from '../kit/locks.ts';
import { readStanding, type Standing, standing } from '../residents/standing.ts';
import type { Tables } from '../tables.ts';
import { tokenHash } from './web-sessions.ts';

type Row = {
  readonly session: SessionId;
  readonly kind: SessionKind;
  readonly at: ComplexId;
  readonly bot: BotId;
  readonly externalId: ExternalId;
  readonly made_at: Date;
  readonly seen_at: Date;
  readonly isNamed: boolean;
  readonly elsewhere: Visitor['elsewhere'];
  readonly person: PersonId | null;
  readonly language: string;
} & Standing;

export function visitors(db: Kysely<Tables>): Visitors {
  const visitor = async (which: RawBuilder<unknown>, now: Instant) => {
    const { rows } = await sql<Row>`
        select s.id as session, s.kind, s.complex_id as at, s.bot_id as bot, s.external_id as "externalId",
          s.made_at, s.seen_at, s.person_id is not null as "isNamed", known.*, (
            select coalesce(json_agg(json_build_object('bot', o.bot_id, 'externalId', o.external_id, 'chat', o.chat_ref) order by o.bot_id), '[]')
            from addresses o where o.person_id = a.person_id and o.bot_id <> s.bot_id
          ) as elsewhere
        from web_sessions s
        left join addresses a on a.bot_id = s.bot_id and a.external_id = s.external_id
        left join lateral (
          select p.id as person, p.language, ${standing(now)}
          from persons p join memberships m on m.person_id = p.id and m.complex_id = s.complex_id
          where p.id = a.person_id
        ) known on true
        where ${which} and s.expires_at > ${now}
      `.execute(db);
    const [row] = rows;
    return row ? visitorFrom(row) : null;
  };
  return {
    find: (token, now) => visitor(sql`s.token_hash = ${tokenHash(token)}`, now),
    again: ({ complex, session }, now) => visitor(sql`s.complex_id = ${complex} and s.id = ${session}`, now),
    seen: async ({ complex, session, kind, madeAt, person }, now) => {
      await db
        .updateTable('web_sessions')
        .set({ seen_at: now, expires_at: sessionEnds(kind, madeAt, now), person_id: person?.id ?? null })
        .where('complex_id', '=', complex)
        .where('id', '=', session)
        .execute();
    },
    lockDoor: async (complex, network) => {
      await turnLocks([`door:${complex}`, `door:${network}`]).execute(db);
    },
    lockTurn: async ({ bot, externalId, elsewhere }) => {
      const turns = [{ bot, externalId }, ...elsewhere].map((one) => turnOf(one.bot, one.externalId));
      await turnLocks(turns.toSorted()).execute(db);
    },
    personAt: async (bot, externalId) => {
      const row = await db
        .selectFrom('addresses')
        .select('person_id')
        .where('bot_id', '=', bot)
        .where('external_id', '=', externalId)
        .executeTakeFirst();
      return row?.person_id ?? null;
    },
  };
}

function visitorFrom(row: Row): Visitor {
  const { session, kind, at, bot, externalId, elsewhere, isNamed, person } = row;
  const { made_at: madeAt, seen_at: seenAt } = row;
  const known = person === null ? null : { id: person, language: row.language, ...readStanding(row) };
  return { session, kind, complex: at, bot, externalId, elsewhere, madeAt, seenAt, isNamed, person: known };
}
