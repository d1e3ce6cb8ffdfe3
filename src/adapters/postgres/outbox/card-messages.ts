import { type Kysely, type RawBuilder, sql } from 'kysely';
import { readFeedRef } from '../../../chat/kit/feed.ts';
import type { CardMessages, RepliedThread } from '../../../chat/kit/ports.ts';
import type { AlertId } from '../../../core/kernel/ids.ts';
import type { Tables } from '../tables.ts';
import { keyOf } from './cards.ts';

/** By what a messenger calls it, or by its name in «Все уведомления». */
function isNamed(message: string): RawBuilder<unknown> {
  const listed = readFeedRef(message);
  if (!listed) return sql`n.message_ref = ${message}`;
  return listed.of === 'card' ? sql`n.card_id = ${listed.id}` : sql`n.id = ${listed.id}`;
}

export function cardMessages(db: Kysely<Tables>): CardMessages {
  return {
    current: async (complex, subject, viewer) => {
      const { kind, id, part } = keyOf(subject);
      const row = await db
        .selectFrom('cards')
        .select('message_ref')
        .where('complex_id', '=', complex)
        .where('subject_kind', '=', kind)
        .where('subject_id', '=', id)
        .where('part', '=', part)
        .where('viewer', '=', viewer)
        .executeTakeFirst();
      return row?.message_ref ?? null;
    },
    standing: async (complex, viewer) => {
      const { rows } = await sql<{ message_ref: string }>`
        select c.message_ref from cards c
        left join alerts a on a.complex_id = c.complex_id and c.subject_kind = 'alert' and a.id = c.subject_id
        left join guest_passes g on g.complex_id = c.complex_id and c.subject_kind = 'pass' and g.id = c.subject_id
        where c.complex_id = ${complex} and c.viewer = ${viewer} and c.message_ref is not null
          and (a.state <> 'closed' or g.ended_at is null and g.id is not null)
        order by c.id desc
      `.execute(db);
      return rows.map((row) => row.message_ref);
    },
    letter: async (viewer, letter) => {
      const { rows } = await sql<{ message_ref: string }>`
        select message_ref from notices
        where recipient = ${viewer} and message_ref is not null
          and notice ->> 'kind' = 'alert letter' and (notice ->> 'letter')::bigint = ${letter}
        order by id desc limit 1
      `.execute(db);
      return rows[0]?.message_ref ?? null;
    },
    wentBare: async (letter) => {
      const { rows } = await sql`
        select 1 from alert_letters l
        join alert_parties p on p.complex_id = l.complex_id and p.alert_id = l.alert_id
        join notices n on n.recipient = p.person_id and n.message_ref is not null
        where l.id = ${letter} and n.notice ->> 'kind' = 'alert letter'
          and (n.notice ->> 'letter')::bigint = ${letter} and n.notice -> 'bare' = 'true'
        limit 1
      `.execute(db);
      return rows.length > 0;
    },
    photosLost: async (complex, alert) => {
      const { rows } = await sql`
        select 1 from alert_parties p
        join notices n on n.complex_id = p.complex_id and n.recipient = p.person_id
        where p.complex_id = ${complex} and p.alert_id = ${alert} and n.notice ->> 'kind' = 'alert photo'
          and (n.notice ->> 'alert')::bigint = ${alert}
          and (n.notice -> 'bare' = 'true' or n.state in ('given up', 'dead'))
        limit 1
      `.execute(db);
      return rows.length > 0;
    },
    threadOf: async (viewer, said) => {
      // A reply to one photo of an album is one to the message that stands for all of them.
      const album = await sql<{ message_ref: string }>`
        select message_ref from notices
        where recipient = ${viewer} and message_ref is not null and notice -> 'parts' ? ${said}
        order by id desc limit 1
      `.execute(db);
      const message = album.rows[0]?.message_ref ?? said;
      const { rows } = await sql<{ alert_id: AlertId; part: RepliedThread['part'] }>`
        select p.alert_id, p.part from notices n
        left join cards c on c.complex_id = n.complex_id and c.id = n.card_id
        left join alert_letters l on l.complex_id = n.complex_id
          and l.id = coalesce((n.notice ->> 'letter')::bigint, case when c.subject_kind = 'letter' then c.subject_id end)
        join alert_parties p on p.complex_id = n.complex_id and p.person_id = n.recipient
          and p.alert_id = coalesce(l.alert_id, (n.notice ->> 'alert')::bigint, c.subject_id)
        where n.recipient = ${viewer} and ${isNamed(message)}
          and (c.id is null or c.subject_kind in ('alert', 'letter')) and (c.part is null or c.part in ('', p.part))
        order by n.id desc, p.part = 'helper' limit 1
      `.execute(db);
      const [row] = rows;
      return row ? { alert: row.alert_id, part: row.part } : null;
    },
    usernameOf: async (person) => {
      const row = await db
        .selectFrom('addresses')
        .select('username')
        .where('person_id', '=', person)
        .where('username', 'is not', null)
        .executeTakeFirst();
      return row?.username ?? null;
    },
  };
}
