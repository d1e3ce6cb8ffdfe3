import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { NoticeQueue } from '../../../application/hold-notices.ts';
import { queueOf } from '../../../chat/kit/outbox.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { type Lane, NOTICE_VERSION, type Notice } from '../../../core/notices.ts';
import type { Wake } from '../kit/feature.ts';
import type { Tables } from '../tables.ts';
import { listOf, waysTo } from './channels.ts';
import { LANES } from './lanes.ts';

export function noticeQueue(
  db: Kysely<Tables>,
  now: Instant,
  wake: Pick<Wake, 'queued' | 'hint'>,
): NoticeQueue {
  return {
    put: async (complex, recipients, lane, notice, dueAt) => {
      wake.queued(queueOf(lane), recipients.length);
      wake.hint('feed', recipients);
      await db.executeQuery(noticesFor(db, complex, recipients, lane, notice, now, dueAt));
    },
  };
}

/** The same notice for each of them, due then. */
export function noticesFor(
  db: Kysely<Tables>,
  complex: ComplexId,
  recipients: readonly PersonId[],
  lane: Lane,
  notice: Notice,
  now: Instant,
  dueAt: Instant,
): CompiledQuery {
  const ways = waysTo(sql.ref('one.person'), complex, { lane: LANES[lane], calls: sql`true` });
  return sql`
    insert into notices (complex_id, recipient, channel, pair, lane, notice, version, made_at, due_at, state)
    select ${complex}::bigint, one.person, way.channel,
      case when browser.by_messenger and ${LANES[lane]}::int = 0 then browser.pair end, ${LANES[lane]}::int,
      ${JSON.stringify(notice)}::jsonb, ${NOTICE_VERSION}::int, ${now}::timestamptz, ${dueAt}::timestamptz, 'due'
    from ${listOf(recipients)} ${ways}
    order by one.at, way.channel
  `.compile(db);
}
