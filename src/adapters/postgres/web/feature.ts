import { sql } from 'kysely';
import { days } from '../../../core/kernel/time.ts';
import { LOGIN_LIFE } from '../../../core/web/session.ts';
import type { Feature } from '../kit/feature.ts';
import { endsWithin, happened, latest } from '../kit/moments.ts';
import { visitors } from './visitors.ts';
import { webLogins } from './web-logins.ts';
import { webSessions } from './web-sessions.ts';

/** No session ends later than that after it was used. */
const LONGEST = days(90);

export const webFeature = {
  repositories: {
    // Whoever looks there has to go.
    webSessions: ({ db, wake }) => webSessions(db, (people) => wake.hint('standing', people)),
    webLogins: ({ db, secret }) => webLogins(db, secret),
    visitors: ({ db }) => visitors(db),
  },
  expired: (now) => [
    sql`delete from web_sessions where expires_at <= ${now}`,
    sql`delete from web_logins where expires_at <= ${now}`,
  ],
  bringBack: (now) => [
    endsWithin('web_sessions', 'expires_at', LONGEST, now),
    endsWithin('web_logins', 'expires_at', LOGIN_LIFE, now),
    sql`update web_sessions set made_at = ${happened('made_at', now)}, seen_at = ${happened('seen_at', now)}
      where greatest(made_at, seen_at) > ${latest(now)}`,
  ],
} as const satisfies Feature;
