import { sql } from 'kysely';
import { after } from '../../../core/kernel/time.ts';
import type { Feature } from '../kit/feature.ts';
import { latest, NEXT_MORNING } from '../kit/moments.ts';
import { strips } from './strips.ts';

export const stripsFeature = {
  repositories: { strips: ({ db }) => strips(db) },
  expired: (now) => [sql`delete from strips where expires_at < ${now} and (used_at is null or told)`],
  bringBack: (now) => [
    sql`
      update timers set due_at = ${after(now, NEXT_MORNING)}
      where kind = 'strips' and due_at > ${latest(now, NEXT_MORNING)}
    `,
  ],
} as const satisfies Feature;
