import { sql } from 'kysely';
import { holdNotices } from '../../../application/hold-notices.ts';
import type { Queue } from '../../../chat/kit/outbox.ts';
import { before, days, type Instant, minutes } from '../../../core/kernel/time.ts';
import { complexes } from '../complexes/complexes.ts';
import type { Feature } from '../kit/feature.ts';
import { happened, latest, NEXT_MORNING } from '../kit/moments.ts';
import { cardMessages } from './card-messages.ts';
import { cards } from './cards.ts';
import { feed } from './feed.ts';
import { channelOf, LANES_OF } from './lanes.ts';
import { noticeQueue } from './notices.ts';
import { outboxChanges } from './outbox-changes.ts';
import { anyDoubtful } from './reclaim.ts';

/** A notice that was tried comes back within a minute; only one that the messenger put off waits longer. */
const LONGEST_RETRY = minutes(2);

const dueIn = (queue: Queue, by: Instant) => {
  const [first, last] = LANES_OF[queue];
  return sql`select from notices where state = 'due' and channel = ${sql.lit(channelOf(queue))} and lane between ${first} and ${last} and due_at <= ${by}`;
};

export const outboxFeature = {
  repositories: {
    cards: ({ db, now, wake }) =>
      cards(db, now, (recipients) => {
        wake.queued('prompt');
        wake.hint('feed', recipients);
      }),
    cardMessages: ({ db }) => cardMessages(db),
    feed: ({ db }) => feed(db),
    notices: ({ db, now, wake }) => holdNotices(noticeQueue(db, now, wake), complexes(db), now),
  },
  changes: outboxChanges,
  expired: (now) => [
    sql`delete from notices where settled_at < ${before(now, days(2))} and state <> 'dead'`,
    sql`delete from notices where settled_at < ${before(now, days(30))}`,
    // A parking lot that has changed leaves its old pictures behind.
    sql`delete from sent_pictures where sent_at < ${before(now, days(30))}`,
    sql`delete from pace where scope <> '' and next_at < clock_timestamp() - interval '1 hour'
      and (paused_until is null or paused_until < clock_timestamp())`,
  ],
  /** The cards of what is gone; one that is on its way is shown before. */
  retention: (complex) => [
    sql`
      delete from cards c where c.complex_id = ${complex}
        and (c.subject_kind = 'alert' and not exists (
            select from alerts a where a.complex_id = ${complex} and a.id = c.subject_id)
          or c.subject_kind = 'letter' and not exists (
            select from alert_letters l where l.complex_id = ${complex} and l.id = c.subject_id)
          or c.subject_kind = 'claim' and not exists (
            select from claims s where s.complex_id = ${complex} and s.id = c.subject_id)
          or c.subject_kind = 'pass' and not exists (
            select from guest_passes g where g.complex_id = ${complex} and g.id = c.subject_id)
          or c.subject_kind = 'car' and not exists (
            select from cars k where k.complex_id = ${complex} and k.id = c.subject_id))
        and not exists (
          select from notices n where n.complex_id = ${complex} and n.card_id = c.id
            and n.state in ('due', 'sending'))`,
  ],
  chores: (by, owner) => ({
    notices: dueIn('prompt', by),
    announcements: dueIn('announcements', by),
    pushes: dueIn('push', by),
    'lost notices': anyDoubtful(owner),
  }),
  bringBack: (now) => [
    // What is kept for the morning still comes in the morning, if that is one of ours.
    sql`
      update notices set made_at = ${happened('made_at', now)}, due_at = case
        when tries > 0 or due_at - made_at < interval '1 minute' or due_at > ${latest(now, NEXT_MORNING)}
        then ${now}::timestamptz else due_at end
      where state = 'due' and due_at > ${now}
        and (made_at > ${latest(now)} or tries > 0 and due_at > ${latest(now, LONGEST_RETRY)})
    `,
    sql`update notices set settled_at = ${now} where settled_at > ${latest(now)}`,
  ],
} as const satisfies Feature;
