import { createHash, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { type NewSession, type SessionId, sessionEnds } from '../../../core/web/session.ts';
import type { WebSessions } from '../../../core/web/web-ports.ts';
import type { Tables } from '../tables.ts';

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

const secret = (bytes: number) => randomBytes(bytes).toString('base64url');

export function webSessions(
  db: Kysely<Tables>,
  closed: (people: readonly (PersonId | null)[]) => void,
): WebSessions {
  const mine = (complex: ComplexId, person: PersonId) =>
    db.deleteFrom('web_sessions').where('complex_id', '=', complex).where('person_id', '=', person);
  return {
    open: async (complex, session, now) => {
      const token = secret(32);
      const { id } = await insert(db, complex, session, token, now);
      return { id, token };
    },
    of: async (complex, person, now) =>
      db
        .selectFrom('web_sessions')
        .select(['id', 'kind', 'device', 'made_at as madeAt', 'seen_at as seenAt'])
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .where('expires_at', '>', now)
        .orderBy('seen_at', 'desc')
        .orderBy('id', 'desc')
        .execute(),
    close: async (complex, person, session) => {
      const row = await mine(complex, person).where('id', '=', session).returning('id').executeTakeFirst();
      closed([person]);
      return row !== undefined;
    },
    closeAll: async (complex, person) => {
      await mine(complex, person).execute();
      closed([person]);
    },
    closeStranger: async (complex, session) => {
      await db
        .deleteFrom('web_sessions')
        .where('complex_id', '=', complex)
        .where('id', '=', session)
        .execute();
    },
    closeKind: async (complex, kind) => {
      const rows = await db
        .deleteFrom('web_sessions')
        .where('complex_id', '=', complex)
        .where('kind', '=', kind)
        .returning('person_id as person')
        .execute();
      closed(rows.map(({ person }) => person));
    },
  };
}

/** Somebody known gets his address at the web with it, once: nothing can be sent there by itself. */
async function insert(
  db: Kysely<Tables>,
  complex: ComplexId,
  { person, kind, device }: NewSession,
  token: string,
  now: Instant,
): Promise<{ id: SessionId }> {
  const visitor = secret(16);
  const { rows } = await sql<{ id: SessionId }>`
    with web as (select id from bots where messenger = 'web'), made as (
      insert into addresses (bot_id, external_id, person_id, chat_ref, unreachable_since)
      select id, ${visitor}, ${person}::bigint, ${visitor}, ${now} from web where ${person}::bigint is not null
      on conflict (bot_id, person_id) do update set chat_ref = addresses.chat_ref
      returning external_id
    )
    insert into web_sessions (complex_id, token_hash, bot_id, external_id, person_id, kind, device, made_at, seen_at, expires_at)
    select ${complex}, ${tokenHash(token)}, web.id, coalesce((select external_id from made), ${visitor}), ${person}::bigint,
      ${kind}, ${device}, ${now}, ${now}, ${sessionEnds(kind, now, now)}
    from web
    returning id
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the web has no bot of its own');
  return row;
}
