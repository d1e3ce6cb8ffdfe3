import { type Kysely, sql } from 'kysely';
import type { CardMessages } from '../../../chat/kit/ports.ts';
import { lanesOf } from '../../../core/features.ts';
import {
  type AlertId,
  alertId,
  announcementId,
  type CardId,
  type ComplexId,
  claimId,
  type GroupId,
  letterId,
  type PersonId,
  passId,
} from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { type CardSubject, NOTICE_VERSION } from '../../../core/notices.ts';
import type { Cards, CardTopic } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';
import { LANES } from './lanes.ts';

type SubjectKind = CardSubject['kind'];
type Key = { readonly kind: SubjectKind; readonly id: number; readonly part: string };

function keyOf(subject: CardSubject): Key {
  if (subject.kind === 'claim') return { kind: 'claim', id: subject.claim, part: claimPart(subject) };
  if (subject.kind === 'letter') return { kind: 'letter', id: subject.letter, part: '' };
  if (subject.kind === 'pass') return { kind: 'pass', id: subject.pass, part: '' };
  if (subject.kind === 'announcement') return { kind: 'announcement', id: subject.announcement, part: '' };
  return { kind: 'alert', id: subject.alert, part: subject.part };
}

const claimPart = (subject: { readonly digest?: true }) => (subject.digest ? 'digest' : '');

/** The subject that a card's row names. */
export function subjectOf(row: { subject_kind: SubjectKind; subject_id: number; part: string }): CardSubject {
  const { subject_id: id, part } = row;
  if (row.subject_kind === 'pass') return { kind: 'pass', pass: passId(id) };
  if (row.subject_kind === 'announcement') return { kind: 'announcement', announcement: announcementId(id) };
  if (row.subject_kind === 'letter') return { kind: 'letter', letter: letterId(id) };
  if (row.subject_kind === 'claim') {
    return { kind: 'claim', claim: claimId(id), ...(part === 'digest' && { digest: true }) };
  }
  if (part === 'sender' || part === 'holder' || part === 'helper' || part === 'group')
    return { kind: 'alert', alert: alertId(id), part };
  throw new Error('a card shows a part that no thread has');
}

/** A card that has to be shown: to a person, or in a group. */
type Showing = { readonly id: CardId; readonly viewer: PersonId | null; readonly group_id?: GroupId | null };

/** Queues showings of cards: at most one is due a card. */
export function cardQueue(db: Kysely<Tables>, now: Instant, queued: () => void) {
  return async (complex: ComplexId, found: readonly Showing[], lane: number) => {
    if (found.length === 0) return;
    queued();
    const rows = found.map(({ id, viewer, group_id = null }) => ({
      complex_id: complex,
      recipient: viewer,
      group_id,
      // A group's line waits for the people whom it tells about.
      lane: group_id === null ? lane : LANES.note,
      card_id: id,
      notice: null,
      version: NOTICE_VERSION,
      made_at: now,
      due_at: now,
      state: 'due' as const,
      owner: null,
      settled_at: null,
    }));
    await db
      .insertInto('notices')
      .values(rows)
      // A literal: a prepared statement does not know its values when it looks for the partial index.
      // Touched and not passed over: what is due already must not be drawn before this change is committed.
      .onConflict((oc) =>
        oc
          .columns(['complex_id', 'card_id'])
          .where('state', '=', sql.lit('due'))
          .doUpdateSet((eb) => ({ due_at: eb.ref('notices.due_at') })),
      )
      .execute();
  };
}

/** Cards and the notices that draw them: the last drawing is the newest. */
export function cards(db: Kysely<Tables>, now: Instant, queued: () => void): Cards {
  const queue = cardQueue(db, now, queued);
  return {
    show: async (complex, subject, viewers) => {
      if (viewers.length === 0) return;
      const { kind, id, part } = keyOf(subject);
      const rows = viewers.map((viewer) => {
        return {
          complex_id: complex,
          subject_kind: kind,
          subject_id: id,
          part,
          viewer,
          message_ref: null,
          shown: null,
        };
      });
      const made = await db
        .insertInto('cards')
        .values(rows)
        .onConflict((oc) => oc.doNothing())
        .returning(['id', 'viewer'])
        .execute();
      await queue(complex, made, LANES[lanesOf(subject.kind).rung]);
    },
    redraw: async (complex, topic) => {
      const { kind, id, parts } = topicKey(topic);
      const found = await db
        .selectFrom('cards as c')
        .select(['c.id', 'c.viewer'])
        .select((eb) =>
          eb
            .selectFrom('group_lines as l')
            .select('l.group_id')
            .whereRef('l.complex_id', '=', 'c.complex_id')
            .whereRef('l.id', '=', 'c.line_id')
            .as('group_id'),
        )
        .where('c.complex_id', '=', complex)
        .where('c.subject_kind', '=', kind)
        .where('c.subject_id', '=', id)
        .where('c.part', 'in', parts)
        .orderBy('c.id')
        // Whoever settles a showing of the card holds this lock: see outbox.ts.
        .forUpdate()
        .execute();
      await queue(complex, found, LANES[lanesOf(kind).edited]);
    },
    ring: async (complex, subject, viewer) => {
      const { kind, id, part } = keyOf(subject);
      const rung = await db
        .updateTable('cards')
        .set({ rings_wanted: sql`rings_wanted + 1` })
        .where('complex_id', '=', complex)
        .where('subject_kind', '=', kind)
        .where('subject_id', '=', id)
        .where('part', '=', part)
        .where('viewer', '=', viewer)
        .returning(['id', 'viewer'])
        .execute();
      await queue(complex, rung, LANES[lanesOf(subject.kind).rung]);
    },
  };
}

function topicKey(topic: CardTopic) {
  if (topic.kind === 'claim') return { kind: topic.kind, id: topic.claim, parts: [claimPart(topic)] };
  if (topic.kind === 'letter') return { kind: topic.kind, id: topic.letter, parts: [''] };
  if (topic.kind === 'pass') return { kind: topic.kind, id: topic.pass, parts: [''] };
  if (topic.kind === 'announcement') return { kind: topic.kind, id: topic.announcement, parts: [''] };
  return { kind: topic.kind, id: topic.alert, parts: topic.parts ?? ['sender', 'holder', 'helper', 'group'] };
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
    threadOf: async (viewer, message) => {
      const { rows } = await sql<{ alert_id: AlertId; part: 'sender' | 'holder' }>`
        select p.alert_id, p.part from notices n
        left join cards c on c.complex_id = n.complex_id and c.id = n.card_id
        left join alert_letters l on l.complex_id = n.complex_id
          and l.id = coalesce((n.notice ->> 'letter')::bigint, case when c.subject_kind = 'letter' then c.subject_id end)
        join alert_parties p on p.complex_id = n.complex_id and p.person_id = n.recipient
          and p.alert_id = coalesce(l.alert_id, (n.notice ->> 'alert')::bigint, c.subject_id)
          and p.part in ('sender', 'holder')
        where n.recipient = ${viewer} and n.message_ref = ${message}
          and (c.id is null or c.subject_kind in ('alert', 'letter')) and (c.part is null or c.part in ('', p.part))
        order by n.id desc limit 1
      `.execute(db);
      const [row] = rows;
      return row ? { alert: row.alert_id, part: row.part } : null;
    },
    externalIdOf: async (person) => {
      const row = await db
        .selectFrom('addresses')
        .select('external_id')
        .where('person_id', '=', person)
        .executeTakeFirst();
      return row?.external_id ?? null;
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
