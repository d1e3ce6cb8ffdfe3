import { sql } from 'kysely';
import { after, before, days } from '../../../core/kernel/time.ts';
import { LONGEST_LENDING } from '../../../core/lending/lending.ts';
import type { Feature } from '../kit/feature.ts';
import { happened, latest } from '../kit/moments.ts';
import { lendings } from './lendings.ts';
import { wishes } from './wishes.ts';

/** The gate asks about today's alone, and a card of yesterday can still be pressed. */
const KEPT = days(2);

export const lendingFeature = {
  repositories: {
    lendings: ({ db }) => lendings(db),
    wishes: ({ db }) => wishes(db),
  },
  expired: (now) => [
    sql`delete from lendings where ended_at < ${before(now, KEPT)}`,
    sql`delete from wishes where ended_at < ${before(now, KEPT)}`,
  ],
  /** What lasts, lasts no longer than if it had begun now. */
  bringBack: (now) => [
    sql`
      with late as (
        update lendings set made_at = ${happened('made_at', now)},
          until = least(until - greatest(made_at - ${now}::timestamptz, interval '0'), ${after(now, LONGEST_LENDING)})
        where ended_at is null and (made_at > ${latest(now)} or until > ${latest(now, LONGEST_LENDING)})
        returning complex_id, id
      )
      update timers t set due_at = ${now} from late
      where t.complex_id = late.complex_id and t.kind = 'lending' and t.subject_id = late.id
    `,
    sql`
      with late as (
        update wishes set made_at = ${happened('made_at', now)},
          until = least(until - greatest(made_at - ${now}::timestamptz, interval '0'), ${after(now, LONGEST_LENDING)})
        where ended_at is null and (made_at > ${latest(now)} or until > ${latest(now, LONGEST_LENDING)})
        returning complex_id, id
      )
      update timers t set due_at = ${now} from late
      where t.complex_id = late.complex_id and t.kind = 'wish' and t.subject_id = late.id
    `,
  ],
} as const satisfies Feature;
