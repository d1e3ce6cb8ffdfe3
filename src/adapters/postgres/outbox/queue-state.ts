import { type Kysely, sql } from 'kysely';
import { before, days, type Instant, minutes } from '../../../core/kernel/time.ts';
import type { Lane } from '../../../core/notices.ts';
import type { Tables } from '../tables.ts';
import { laneFrom } from './lanes.ts';

/** No sending takes so long: its process cannot write down how it ended. */
const LONGEST_SENDING = minutes(2);

export type QueueState = {
  /** A replica, or a server that protects what is left of its disk. */
  readonly readOnly: boolean;
  /** Of messengers: what a push service refuses may be the doing of whoever named its address. */
  readonly deadNotices: number;
  readonly failedUpdates: number;
  /** Being sent for longer than any sending takes. */
  readonly stuckNotices: number;
  /** Due by now or tried in vain, and not sent yet. */
  readonly waiting: readonly LaneState[];
};

export type LaneState = {
  readonly lane: Lane;
  readonly notices: number;
  /** When the oldest of them was made. */
  readonly oldest: Instant;
};

/** How the queue stands, in one round trip of a line; throws when the database is away. */
export async function queueState(db: Kysely<Tables>, now: Instant): Promise<QueueState> {
  const asked = sql<{ dead: number; failed: number; stuck: number; readOnly: boolean }>`
    select (select count(*)::int from notices where state = 'dead' and channel = 'messenger' and settled_at > ${before(now, days(1))}) as dead,
      (select count(*)::int from updates where failure is not null) as failed,
      (select count(*)::int from notices where state = 'sending' and due_at < ${before(now, LONGEST_SENDING)}) as stuck,
      current_setting('transaction_read_only') = 'on' as "readOnly"
  `.execute(db);
  const queued = sql<{ lane: number; notices: number; oldest: Date }>`
    select lane, count(*)::int as notices, min(made_at) as oldest from notices
    where state in ('due', 'sending') and (due_at <= ${now} or tries > 0) group by lane order by lane
  `.execute(db);
  const [{ rows }, waiting] = await Promise.all([asked, queued]);
  return {
    readOnly: rows[0]?.readOnly ?? false,
    deadNotices: rows[0]?.dead ?? 0,
    failedUpdates: rows[0]?.failed ?? 0,
    stuckNotices: rows[0]?.stuck ?? 0,
    waiting: waiting.rows.map(({ lane, ...rest }) => ({ lane: laneFrom(lane), ...rest })),
  };
}
