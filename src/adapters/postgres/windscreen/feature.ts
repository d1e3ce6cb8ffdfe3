import { sql } from 'kysely';
import { before, hours } from '../../../core/kernel/time.ts';
import { DOUBTED_FOR, VISIT_KEPT } from '../../../core/windscreen/tag-call.ts';
import type { Feature } from '../kit/feature.ts';
import { endsWithin, happened, latest } from '../kit/moments.ts';
import { addVisit, windscreen } from './windscreen.ts';

export const windscreenFeature = {
  repositories: { windscreen: ({ db, post, secret }) => windscreen(db, post, secret) },
  changes: {
    visit: ({ db, secret }, complex, change) => addVisit(db, secret, complex, change),
    'tag doubted': ({ db }, complex, { tag, until }) =>
      db
        .updateTable('windscreen_tags')
        .set({ doubted_until: until })
        .where('complex_id', '=', complex)
        .where('id', '=', tag)
        .compile(),
  },
  expired: (now) => [
    sql`delete from windscreen_visits where made_at < ${before(now, VISIT_KEPT)}`,
    sql`update windscreen_tags set doubted_until = null where doubted_until < ${now}`,
  ],
  bringBack: (now) => [
    endsWithin('windscreen_tags', 'doubted_until', DOUBTED_FOR, now),
    sql`update windscreen_visits set made_at = ${happened('made_at', now)} where made_at > ${latest(now)}`,
    sql`update windscreen_floods set told_at = ${before(now, hours(1))} where told_at > ${latest(now)}`,
  ],
} as const satisfies Feature;
