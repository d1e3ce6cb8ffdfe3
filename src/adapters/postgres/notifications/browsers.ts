import { type Kysely, sql } from 'kysely';
import type { PersonId } from '../../../core/kernel/ids.ts';
import type { CardSubject, Notice } from '../../../core/notices.ts';
import type { Browsers } from '../../../core/notifications/browser-ports.ts';
import { subjectOf } from '../outbox/cards.ts';
import type { Tables } from '../tables.ts';

type CalledRow = {
  readonly id: number;
  readonly pair: number | null;
  readonly recipient: PersonId;
  readonly notice: Notice | null;
  readonly subject_kind: CardSubject['kind'];
  readonly subject_id: number;
  readonly part: string;
};

/** The web hears and answers, and nothing can be sent there by itself. */
const byMessenger = (person: PersonId) => sql<boolean>`exists (
  select from addresses a join bots b on b.id = a.bot_id
  where a.person_id = ${person} and a.unreachable_since is null and b.messenger <> 'web'
)`;

const subscribed = (person: PersonId) =>
  sql<boolean>`exists (select from push_subscriptions where person_id = ${person})`;

export function browsers(db: Kysely<Tables>, queued: () => void): Browsers {
  return {
    keep: async (complex, session, person, { endpoint, p256dh, auth }, now) => {
      queued();
      const left = await db
        .deleteFrom('push_subscriptions')
        .where('endpoint', '=', endpoint)
        .where('session_id', '<>', session)
        .returning('person_id')
        .execute();
      const keys = { endpoint, p256dh, auth, made_at: now };
      await db
        .insertInto('push_subscriptions')
        .values({ complex_id: complex, session_id: session, person_id: person, ...keys })
        .onConflict((oc) => oc.columns(['complex_id', 'session_id']).doUpdateSet(keys))
        .execute();
      return left.map((row) => row.person_id).filter((one) => one !== person);
    },
    drop: async (complex, session) => {
      const row = await db
        .deleteFrom('push_subscriptions')
        .where('complex_id', '=', complex)
        .where('session_id', '=', session)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    dropAll: async (complex, person) => {
      const row = await db
        .deleteFrom('push_subscriptions')
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    any: async (person) => {
      const { rows } = await sql<{ any: boolean }>`select ${subscribed(person)} as any`.execute(db);
      return rows[0]?.any ?? false;
    },
    ways: async (complex, person, session) => {
      const { rows } = await sql<{ here: boolean; browsers: number; messenger: boolean }>`
        select count(*)::int as browsers, coalesce(bool_or(session_id = ${session}), false) as here,
          ${byMessenger(person)} as messenger
        from push_subscriptions where complex_id = ${complex} and person_id = ${person}
      `.execute(db);
      const [row] = rows;
      if (!row) throw new Error('a count returned no row');
      return row;
    },
    settle: async (person, now) => {
      const { rows } = await sql<{ has: boolean; changed: boolean; otherwise: boolean }>`
        with known as materialized (select ${subscribed(person)} as has), changed as (
          update addresses a set unreachable_since = case when not k.has then ${now}::timestamptz end
          from known k, bots b
          where a.person_id = ${person} and b.id = a.bot_id and b.messenger = 'web'
            and (a.unreachable_since is null) <> k.has
          returning a.person_id
        )
        select k.has, exists (select from changed) as changed, ${byMessenger(person)} as otherwise from known k
      `.execute(db);
      const [row] = rows;
      if (!row) throw new Error('a query of one row returned none');
      return row;
    },
    otherWay: async (complex, { id, channel, pair }) => {
      if (pair !== null)
        await sql`select from notices where pair = ${pair} order by id for update`.execute(db);
      const same = pair === null ? sql`o.card_id = n.card_id` : sql`o.pair = n.pair`;
      const { rows } = await sql<{ way: 'there' | 'may' }>`
        select case when o.heard_at is not null or o.channel = 'messenger' and o.state = 'sent'
          then 'there' else 'may' end as way
        from notices n join notices o on o.complex_id = n.complex_id and ${same} and o.channel <> ${channel}
        where n.complex_id = ${complex} and n.id = ${id} and o.state in ('due', 'sending', 'sent')
        order by way desc limit 1
      `.execute(db);
      return rows[0]?.way ?? null;
    },
    called: async (complex, notice, browser) => {
      const { rows } = await sql<CalledRow>`
        select n.id, n.pair, n.recipient, n.notice, c.subject_kind, c.subject_id, c.part
        from notices n
        join push_subscriptions s on s.complex_id = n.complex_id and s.id = ${browser} and s.person_id = n.recipient
        left join cards c on c.complex_id = n.complex_id and c.id = n.card_id
        where n.complex_id = ${complex} and n.id = ${notice} and n.channel = 'push' and n.heard_at is null
      `.execute(db);
      const [row] = rows;
      if (!row) return null;
      const { id, pair, recipient } = row;
      const content = row.notice
        ? ({ kind: 'notice', notice: row.notice } as const)
        : ({ kind: 'card', subject: subjectOf(row) } as const);
      return { id, pair, channel: 'push', recipient, content };
    },
    hear: async (complex, notice, now) => {
      const { rows } = await sql`
        with heard as (
          update notices set heard_at = ${now}
          where complex_id = ${complex} and id = ${notice} and heard_at is null returning card_id
        ), rung as (
          update cards c set rings_pushed = c.rings_wanted from heard h
          where c.complex_id = ${complex} and c.id = h.card_id
        )
        select from heard
      `.execute(db);
      return rows.length > 0;
    },
  };
}
