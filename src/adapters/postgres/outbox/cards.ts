import { type Kysely, type RawBuilder, sql } from 'kysely';
import { SHOWN_WITHIN } from '../../../core/alerts/alert.ts';
import type { NewCard } from '../../../core/changes.ts';
import { callsAtFirst, lanesOf } from '../../../core/features.ts';
import {
  alertId,
  announcementId,
  type CardId,
  type ComplexId,
  carId,
  claimId,
  type GroupId,
  gateQuestionId,
  lendingId,
  letterId,
  type PersonId,
  passId,
  wishId,
} from '../../../core/kernel/ids.ts';
import { after, before, type Instant, seconds } from '../../../core/kernel/time.ts';
import { type CardSubject, NOTICE_VERSION } from '../../../core/notices.ts';
import type { CardShown, Cards, CardTopic } from '../../../core/ports.ts';
import type { Shown } from '../kit/line.ts';
import type { Tables } from '../tables.ts';
import { LANES } from './lanes.ts';
import { queueing } from './queueing.ts';

/** So long a card waits for news of what it tells; then it says that there are none. */
const NEWS_WITHIN = seconds(1);

type SubjectKind = CardSubject['kind'];
type Key = { readonly kind: SubjectKind; readonly id: number; readonly part: string };

export function keyOf(subject: CardSubject): Key {
  if (subject.kind === 'claim') return { kind: 'claim', id: subject.claim, part: claimPart(subject) };
  if (subject.kind === 'letter') return { kind: 'letter', id: subject.letter, part: '' };
  if (subject.kind === 'gate question')
    return { kind: subject.kind, id: subject.question, part: subject.part };
  if (subject.kind === 'pass') return { kind: 'pass', id: subject.pass, part: '' };
  if (subject.kind === 'announcement') return { kind: 'announcement', id: subject.announcement, part: '' };
  if (subject.kind === 'car') return { kind: 'car', id: subject.car, part: '' };
  if (subject.kind === 'lending') return { kind: subject.kind, id: subject.lending, part: subject.part };
  if (subject.kind === 'wish') return { kind: 'wish', id: subject.wish, part: '' };
  return { kind: 'alert', id: subject.alert, part: subject.part };
}

const claimPart = (subject: { readonly digest?: true }) => (subject.digest ? 'digest' : '');

/** The subject that a card's row names. */
export function subjectOf(row: { subject_kind: SubjectKind; subject_id: number; part: string }): CardSubject {
  const { subject_id: id, part } = row;
  if (row.subject_kind === 'pass') return { kind: 'pass', pass: passId(id) };
  if (row.subject_kind === 'gate question')
    return {
      kind: 'gate question',
      question: gateQuestionId(id),
      part: part === 'guard' ? 'guard' : 'holder',
    };
  if (row.subject_kind === 'lending')
    return { kind: 'lending', lending: lendingId(id), part: part === 'holder' ? 'holder' : 'borrower' };
  if (row.subject_kind === 'wish') return { kind: 'wish', wish: wishId(id) };
  if (row.subject_kind === 'car') return { kind: 'car', car: carId(id) };
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
      channel: 'messenger' as const,
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
          .columns(['complex_id', 'card_id', 'channel'])
          .where('state', '=', sql.lit('due'))
          .doUpdateSet((eb) => ({ due_at: eb.ref('notices.due_at') })),
      )
      .execute();
  };
}

/** Cards and the notices that draw them: the last drawing is the newest. */
export function cards(
  db: Kysely<Tables>,
  now: Instant,
  queued: (recipients: readonly (PersonId | null)[]) => void,
): Cards {
  const queries = cardQueries(now);
  const run = async (query: RawBuilder<Shown>) => {
    const { rows } = await query.execute(db);
    if (rows.length > 0) queued(rows.map(({ recipient = null }) => recipient));
  };
  return {
    show: async (complex, subject, viewers) => {
      if (viewers.length === 0) return;
      await run(
        queries.show(
          complex,
          viewers.map((viewer) => ({ subject, viewer })),
        ),
      );
    },
    redraw: (complex, topic) => run(queries.redraw(complex, topic)),
    ring: (complex, subject, viewer) => run(queries.ring(complex, subject, [viewer])),
    shown: async (complex, subject) => {
      const { kind, id, part } = keyOf(subject);
      const { rows } = await sql<CardShown>`
        select c.viewer, (c.message_ref is not null or c.rings_pushed > 0) as "isShown", case
          when c.rings_wanted = 0 then null
          when greatest(c.rings_done, c.rings_pushed) >= c.rings_wanted then 'heard'
          when exists (
            select from notices n
            where n.complex_id = c.complex_id and n.card_id = c.id and (n.state in ('due', 'sending')
              or n.channel = 'push' and n.state = 'sent' and n.settled_at > ${before(now, SHOWN_WITHIN)})
          ) then 'on its way'
          else 'lost' end as ring
        from cards c
        where c.complex_id = ${complex} and c.subject_kind = ${kind} and c.subject_id = ${id}
          and c.part = ${part} and c.viewer is not null
      `.execute(db);
      return rows;
    },
  };
}

/** Each is one statement: cards made, found or rung, and a showing of each of them queued. */
export function cardQueries(now: Instant) {
  return {
    show: (complex: ComplexId, shown: readonly NewCard[]) => {
      const keys = shown.map(({ subject }) => keyOf(subject));
      const waiting = new Set(shown.filter(({ waits }) => waits).map(({ subject }) => keyOf(subject).part));
      const calling = new Set(
        shown.filter(({ subject }) => callsAtFirst(subject)).map(({ subject }) => keyOf(subject).part),
      );
      return queueing(
        sql`insert into cards (complex_id, subject_kind, subject_id, part, viewer)
          select ${complex}, one.* from unnest(
            ${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ id }) => id)}::bigint[],
            ${keys.map(({ part }) => part)}::text[], ${shown.map(({ viewer }) => viewer)}::bigint[]
          ) one
          on conflict (complex_id, subject_kind, subject_id, part, viewer) do update
            set rings_wanted = cards.rings_wanted + 1 where excluded.subject_kind = 'alert'
          returning id, viewer, part, null::bigint as group_id`,
        complex,
        LANES[shown.some(({ subject }) => lanesOf(subject.kind).rung === 'alert') ? 'alert' : 'note'],
        now,
        sql`found.part = any(${[...calling]}::text[])`,
        waiting.size > 0
          ? sql`case when found.part = any(${[...waiting]}::text[]) then ${after(now, NEWS_WITHIN)} else ${now}::timestamptz end`
          : undefined,
      );
    },
    redraw: (complex: ComplexId, topic: CardTopic) => {
      const { kind, id, parts } = topicKey(topic);
      // Whoever settles a showing of a card holds its lock: see outbox.ts.
      return queueing(
        sql`select c.id, c.viewer, (
            select l.group_id from group_lines l where l.complex_id = c.complex_id and l.id = c.line_id
          ) as group_id
          from cards c
          where c.complex_id = ${complex} and c.subject_kind = ${kind} and c.subject_id = ${id}
            and c.part = any(${parts}::text[])
          order by c.id for update`,
        complex,
        LANES[lanesOf(kind).edited],
        now,
        // A silent push costs a phone its subscription: whoever looks sees the change.
        sql`false`,
      );
    },
    ring: (complex: ComplexId, subject: CardSubject, viewers: readonly PersonId[]) => {
      const { kind, id, part } = keyOf(subject);
      return queueing(
        sql`update cards set rings_wanted = rings_wanted + 1
          where complex_id = ${complex} and subject_kind = ${kind} and subject_id = ${id} and part = ${part}
            and viewer = any(${viewers}::bigint[])
          returning id, viewer, null::bigint as group_id`,
        complex,
        LANES[lanesOf(subject.kind).rung],
        now,
        sql`true`,
      );
    },
  };
}

function topicKey(topic: CardTopic) {
  if (topic.kind === 'claim') return { kind: topic.kind, id: topic.claim, parts: [claimPart(topic)] };
  if (topic.kind === 'letter') return { kind: topic.kind, id: topic.letter, parts: [''] };
  if (topic.kind === 'gate question') return { kind: topic.kind, id: topic.question, parts: [topic.part] };
  if (topic.kind === 'pass') return { kind: topic.kind, id: topic.pass, parts: [''] };
  if (topic.kind === 'announcement') return { kind: topic.kind, id: topic.announcement, parts: [''] };
  if (topic.kind === 'lending') return { kind: topic.kind, id: topic.lending, parts: [topic.part] };
  if (topic.kind === 'wish') return { kind: topic.kind, id: topic.wish, parts: [''] };
  if (topic.kind === 'car') return { kind: topic.kind, id: topic.car, parts: [''] };
  return { kind: topic.kind, id: topic.alert, parts: topic.parts ?? ['sender', 'holder', 'helper', 'group'] };
}
