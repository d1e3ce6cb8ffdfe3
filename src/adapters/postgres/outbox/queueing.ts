import { type RawBuilder, sql } from 'kysely';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { NOTICE_VERSION } from '../../../core/notices.ts';
import type { Shown } from '../kit/line.ts';
import { waysTo } from './channels.ts';
import { LANES } from './lanes.ts';

/**
 * Queues a showing of each card found: at most one is due a card. What is due already is touched and not passed over:
 * it must not be drawn before this change is committed; what only waited for news has them. A group's line waits for the
 * people whom it tells about.
 */
export function queueing(
  found: RawBuilder<unknown>,
  complex: ComplexId,
  lane: number,
  now: Instant,
  calls: RawBuilder<unknown>,
  dueAt: RawBuilder<unknown> = sql`${now}`,
) {
  return sql<Shown>`
    with found as (${found})
    insert into notices (complex_id, recipient, group_id, channel, lane, card_id, version, made_at, due_at, state)
    select ${complex}::bigint, viewer, group_id, way.channel,
      case when group_id is null then ${lane}::int else ${LANES.note}::int end,
      id, ${NOTICE_VERSION}::int, ${now}::timestamptz, (${dueAt})::timestamptz, 'due'
    from found ${waysTo(sql.ref('found.viewer'), complex, { lane, calls })}
    order by id, way.channel
    on conflict (complex_id, card_id, channel) where state = 'due' do update set due_at = case
      when notices.tries + notices.faults = 0 then least(notices.due_at, excluded.due_at) else notices.due_at end
    returning recipient`;
}
