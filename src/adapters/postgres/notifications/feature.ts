import { sql } from 'kysely';
import { after } from '../../../core/kernel/time.ts';
import { HEARD_WITHIN } from '../../../core/notifications/sound-check.ts';
import type { Feature } from '../kit/feature.ts';
import { happened, latest } from '../kit/moments.ts';
import { browsers } from './browsers.ts';
import { notifications } from './notifications.ts';

export const notificationsFeature = {
  repositories: {
    notifications: ({ db }) => notifications(db),
    browsers: ({ db, wake }) => browsers(db, () => wake.queued('push')),
  },
  expired: (now) => [
    // A session that ended took its browser along.
    sql`
      update addresses a set unreachable_since = ${now} from bots b
      where b.id = a.bot_id and b.messenger = 'web' and a.unreachable_since is null
        and not exists (select from push_subscriptions s where s.person_id = a.person_id)
    `,
  ],
  bringBack: (now) => [
    sql`
      update sound_checks set asked_at = ${happened('asked_at', now)}, arrived_at = ${happened('arrived_at', now)}
      where outcome is null and greatest(asked_at, arrived_at) > ${latest(now)}
    `,
    sql`
      update timers set due_at = ${after(now, HEARD_WITHIN)}
      where kind = 'sound check' and due_at > ${latest(now, HEARD_WITHIN)}
    `,
  ],
} as const satisfies Feature;
