import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Job, JobContent, Queue } from '../../../chat/kit/outbox.ts';
import type { Device } from '../../../chat/kit/push.ts';
import type { CardId, ComplexId, GroupId, PersonId } from '../../../core/kernel/ids.ts';
import { after, type Instant, instantOf, seconds } from '../../../core/kernel/time.ts';
import type { CardSubject, Channel, Notice } from '../../../core/notices.ts';
import type { Post } from '../kit/line.ts';
import type { Tables } from '../tables.ts';
import { subjectOf } from './cards.ts';
import { devicesOf, hasBrowser, tookBefore } from './channels.ts';
import { channelOf, LANES_OF, laneFrom } from './lanes.ts';
import { looksOfTaken, type Taken, withLooks } from './seen-already.ts';
import { type Serving, servedElsewhere } from './serving.ts';

/** Drawing that throws this often is a bug that no patience will cure. */
export const MOST_FAULTS = 5;

/** A notice and whom it goes to, in one column: the server describes each column of every answer anew. */
export type Claimed = { readonly taken: TakenRow };

export type TakenRow = {
  complex_id: ComplexId;
  id: number;
  owner: number;
  lane: number;
  recipient: PersonId | null;
  group_id: GroupId | null;
  channel: Channel;
  pair: number | null;
  browsers: boolean;
  devices: readonly Device[] | null;
  took: boolean;
  topic: string | null;
  reply_to: string | null;
  language: string;
  bot_id: number | null;
  chat_ref: string | null;
  own_topic: string | null;
  /** As JSON has it. */
  made_at: string;
  tries: number;
  unsure: number;
  faults: number;
  notice: Notice | null;
  card_id: CardId | null;
  subject_kind: CardSubject['kind'];
  subject_id: number;
  part: string;
  message_ref: string | null;
  shown: string | null;
  rings_wanted: number;
  rings_done: number;
};

/**
 * Marks the next due notices as being sent, each the oldest unfinished one of its recipient in its lane; what is kept for the
 * morning stands in nobody's way. From then on `due_at` says since when it is being sent. Where that is all that is
 * committed (`alone`) it does not wait for the disk: when the power fails, a mark that is lost only means sending again.
 *
 * Whoever only another process's bot can write to is left to it.
 *
 * The queue is empty whenever statistics are taken, and a plan for an empty one sorts all of a full one or joins it
 * with itself (540 ms with 1,000 due; by the order of the index 2 ms): hence no sorting and no "not exists".
 */
export function nextClaims(
  most: number,
  queue: Queue,
  owner: number,
  serving: Pick<Serving, 'bots' | 'noted'>,
  now: Instant,
  alone: boolean,
): RawBuilder<Claimed> {
  const [first, last] = LANES_OF[queue];
  const { bots } = serving;
  const channel = sql.lit(channelOf(queue));
  const unhurried = alone ? sql`set_config('synchronous_commit', 'off', true),` : sql``;
  return sql<Claimed>`
    with elsewhere as materialized (select ${servedElsewhere(serving)} as bots), next as (
      select n.complex_id, n.id from notices n
      where ((select bots from elsewhere) = '{}' or (
        select a.bot_id from addresses a
        where a.person_id = n.recipient and a.bot_id = any((select bots from elsewhere)::bigint[]) limit 1
      ) is null and (
        select g.bot_id from groups g where g.id = n.group_id and g.bot_id = any((select bots from elsewhere)::bigint[])
      ) is null or (
        select a.bot_id from addresses a where a.person_id = n.recipient and a.bot_id = any(${bots}::bigint[]) limit 1
      ) is not null) and n.state = 'due' and n.channel = ${channel} and n.lane between ${first} and ${last} and n.due_at <= ${now} and (
        select older.id from notices older
        where older.recipient = n.recipient and older.lane = n.lane and older.id < n.id and older.channel = ${channel}
          and older.state in ('due', 'sending') and (older.tries + older.faults > 0 or older.due_at <= ${now})
        limit 1
      ) is null and (
        select older.id from notices older
        where older.group_id = n.group_id and older.lane = n.lane and older.id < n.id
          and older.state in ('due', 'sending') and (older.tries + older.faults > 0 or older.due_at <= ${now})
        limit 1
      ) is null
      order by n.channel, n.lane, n.due_at, n.id limit ${most} for update skip locked
    ), taken as (
      update notices n set state = 'sending', owner = ${owner}, tries = n.tries + 1, due_at = ${now}
      from next where n.complex_id = next.complex_id and n.id = next.id
      returning n.*
    )
    select set_config('enable_sort', 'on', true), ${unhurried} to_json(one) as taken from (select
      t.complex_id, t.id, t.owner, t.lane, t.recipient, t.group_id, t.channel, t.pair, t.made_at, t.tries, t.unsure, t.faults, t.notice, t.card_id,
      coalesce(p.language, g.language, '') as language, coalesce(a.bot_id, g.bot_id) as bot_id,
      coalesce(a.chat_ref, g.chat_ref) as chat_ref, a.topic as own_topic, l.topic, l.reply_to, c.subject_kind, c.subject_id, c.part, c.message_ref, c.shown, c.rings_wanted, c.rings_done,
      ${queue === 'push' ? devicesOf : sql`null`} as devices,
      ${queue === 'push' ? tookBefore : sql`false`} as took,
      ${queue === 'push' ? sql`true` : hasBrowser(sql.ref('t.complex_id'), sql.ref('t.recipient'))} as browsers
    from taken t
    left join persons p on p.id = t.recipient
    left join groups g on g.id = t.group_id and g.present and g.bot_id = any(${bots}::bigint[])
    left join cards c on c.complex_id = t.complex_id and c.id = t.card_id
    left join group_lines l on l.complex_id = c.complex_id and l.id = c.line_id
    left join lateral (
      select bot_id, chat_ref, topic from addresses
      where person_id = t.recipient and bot_id = any(${bots}::bigint[]) and unreachable_since is null
      order by bot_id limit 1
    ) a on true) one
  `;
}

/** Goes before a claim on the line. */
export const UNSORTED = sql`set local enable_sort = off`;

/** Takes the next notice and nothing else. */
export async function claimNext(
  trx: Kysely<Tables>,
  post: Post,
  queue: Queue,
  owner: number,
  serving: Pick<Serving, 'bots' | 'noted'>,
  now: Instant,
): Promise<Taken | null> {
  post(UNSORTED.compile(trx));
  const [{ rows }, looks] = await Promise.all([
    nextClaims(1, queue, owner, serving, now, true).execute(trx),
    queue === 'prompt' ? looksOfTaken(owner, now).execute(trx) : null,
  ]);
  return withLooks(rows, looks?.rows ?? [])[0] ?? null;
}

export function jobFrom(row: TakenRow): Job {
  return {
    complex: row.complex_id,
    id: row.id,
    owner: row.owner,
    lane: laneFrom(row.lane),
    recipient: row.recipient,
    group: row.group_id === null ? null : { id: row.group_id, topic: row.topic, replyTo: row.reply_to },
    language: row.language,
    to:
      row.bot_id === null || row.chat_ref === null
        ? null
        : { bot: row.bot_id, chat: row.chat_ref, topic: row.own_topic },
    channel: row.channel,
    pair: row.pair,
    hasBrowsers: row.browsers,
    devices: row.devices ?? [],
    tookBefore: row.took,
    madeAt: instantOf(row.made_at),
    tries: row.tries,
    unsure: row.unsure,
    faults: row.faults,
    content: contentOf(row),
  };
}

function contentOf(row: TakenRow): JobContent {
  if (row.notice) return { kind: 'notice', notice: row.notice };
  if (row.card_id === null) throw new Error('a notice is neither a card nor a message');
  return {
    kind: 'card',
    card: row.card_id,
    subject: subjectOf(row),
    message: row.message_ref,
    shown: row.shown,
    ring: row.rings_wanted > row.rings_done,
    ringsWanted: row.rings_wanted,
  };
}

/**
 * Waits for the card: a redraw that is queued meanwhile waits, too. Whether a newer showing of it is due is read by the
 * next statement, when nobody can queue one any more; it is kept from being taken meanwhile.
 */
export async function hasHeir(
  trx: Kysely<Tables>,
  post: Post,
  { complex, channel }: Pick<Job, 'complex' | 'channel'>,
  card: CardId,
): Promise<boolean> {
  post(sql`select from cards where complex_id = ${complex} and id = ${card} for update`.compile(trx));
  const { rows } = await sql`
    select from notices
    where complex_id = ${complex} and card_id = ${card} and channel = ${channel} and state = 'due' for update
  `.execute(trx);
  return rows.length > 0;
}

/** What tells this taking of a row from those of others, and from later ones. */
export type Taking = Pick<Job, 'complex' | 'id' | 'owner' | 'tries' | 'faults'>;

export const takingOf = ({ complex_id: complex, ...row }: TakenRow): Taking => ({ complex, ...row });

/** Whether the row is as this taking left it: rolled back to due, or being sent by us. */
const isOurs = ({ owner, tries, faults }: Taking) => sql<boolean>`
  n.faults = ${faults} and (n.state = 'due' and n.tries = ${tries - 1}::int
    or n.state = 'sending' and n.owner = ${owner} and n.tries = ${tries})`;

/** Lets others go first; a row that somebody has taken meanwhile is left to them. */
export async function giveWay(trx: Kysely<Tables>, taking: Taking, now: Instant): Promise<void> {
  await sql`
    update notices n set due_at = ${after(now, seconds(1))}
    where n.complex_id = ${taking.complex} and n.id = ${taking.id} and n.state = 'due' and ${isOurs(taking)}
  `.execute(trx);
}

/**
 * What was taken and has not been drawn is due again, as if nobody had taken it. A newer showing of the same card that is
 * due already stands in for it.
 */
export async function putBack(trx: Kysely<Tables>, taking: Taking, now: Instant): Promise<void> {
  const { complex, id } = taking;
  await lockCardOf(trx, taking);
  await sql`
    with heir as (${heirOf(taking)})
    update notices n set owner = null, tries = n.tries - 1,
      state = case when exists (select from heir) then 'dropped' else 'due' end,
      settled_at = case when exists (select from heir) then ${now}::timestamptz end
    where n.complex_id = ${complex} and n.id = ${id} and n.state = 'sending' and ${isOurs(taking)}
  `.execute(trx);
}

async function lockCardOf(trx: Kysely<Tables>, { complex, id }: Taking): Promise<void> {
  await sql`
    select from cards c join notices n on n.complex_id = c.complex_id and n.card_id = c.id
    where n.complex_id = ${complex} and n.id = ${id} for update of c
  `.execute(trx);
}

const heirOf = ({ complex, id }: Taking) => sql`
  select d.id from notices n join notices d on d.complex_id = n.complex_id and d.card_id = n.card_id
    and d.channel = n.channel
  where n.complex_id = ${complex} and n.id = ${id} and d.id <> n.id and d.state = 'due'`;

/**
 * Drawing it threw (its row was rolled back to due), or sending it did (its row is still ours). A newer showing of
 * the same card that is due already stands in for it. Returns how often it threw; null: others have it by now.
 */
export async function recordFault(trx: Kysely<Tables>, taking: Taking, now: Instant): Promise<number | null> {
  const { complex, id } = taking;
  await lockCardOf(trx, taking);
  const { rows } = await sql<{ faults: number }>`
    with heir as (${heirOf(taking)}), judged as (
      select case when exists (select from heir) then 'dropped'
        when faults + 1 >= ${MOST_FAULTS}::int then 'dead' else 'due' end as state
      from notices where complex_id = ${complex} and id = ${id}
    )
    update notices n set state = j.state, faults = n.faults + 1, owner = null, due_at = ${after(now, seconds(1))},
      settled_at = case when j.state <> 'due' then ${now}::timestamptz end
    from judged j
    where n.complex_id = ${complex} and n.id = ${id} and ${isOurs(taking)}
    returning n.faults
  `.execute(trx);
  return rows[0]?.faults ?? null;
}
