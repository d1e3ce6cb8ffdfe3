import { type Kysely, sql } from 'kysely';
import type { Job, Outcome, Pushed } from '../../../chat/kit/outbox.ts';
import { callsAtFirst } from '../../../core/features.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Post } from '../kit/line.ts';
import type { Tables } from '../tables.ts';

/** A note that the messenger turns out not to reach him with is for his browsers; of an alert they have been told already. */
export function goesOver({ channel, hasBrowsers, lane, content }: Job, { kind }: Outcome): boolean {
  if (channel !== 'messenger' || !hasBrowsers || kind !== 'unreachable' || lane === 'alert') return false;
  return (
    content.kind === 'notice' || (content.message === null && callsAtFirst(content.subject)) || content.ring
  );
}

/** Which browsers have it, and which are no more. */
export function notePushed(
  trx: Kysely<Tables>,
  post: Post,
  { complex, id }: Job,
  { taken, gone }: Pushed,
  now: Instant,
): void {
  if (taken.length > 0)
    post(
      sql`
        with taken as (
          update push_subscriptions set last_ok_at = ${now}
          where complex_id = ${complex} and id = any(${taken}::bigint[]) returning id
        )
        insert into push_sendings (complex_id, notice_id, subscription_id, taken_at)
        select ${complex}::bigint, ${id}::bigint, taken.id, ${now}::timestamptz from taken
        on conflict do nothing
      `.compile(trx),
    );
  if (gone.length > 0)
    post(
      sql`delete from push_subscriptions where complex_id = ${complex} and id = any(${gone}::bigint[])`.compile(
        trx,
      ),
    );
}
