import { sql } from 'kysely';
import { PARTS_WAIT } from '../../../chat/kit/albums.ts';
import { DIALOG_LIFE } from '../../../chat/kit/dialogs.ts';
import { before, days } from '../../../core/kernel/time.ts';
import type { Feature } from '../kit/feature.ts';
import { endsWithin } from '../kit/moments.ts';
import { albums } from './albums.ts';
import { dialogs, limits, updates } from './conversation.ts';

export const conversationFeature = {
  repositories: {
    updates: ({ db }) => updates(db),
    dialogs: ({ db, post }) => dialogs(db, post),
    albums: ({ db, wake }) => albums(db, wake.albums),
    limits: ({ db, post, secret }) => limits(db, post, secret),
  },
  expired: (now) => [
    sql`delete from updates where seen_at < ${before(now, days(2))}`,
    sql`delete from dialogs where expires_at < ${now}`,
    sql`delete from albums where due_at is null and seen_at < ${before(now, days(2))}`,
    sql`delete from limits where stamps[cardinality(stamps)] < ${before(now, days(1))}`,
  ],
  chores: (by) => ({ albums: sql`select from albums where due_at <= ${by}` }),
  bringBack: (now) => [
    endsWithin('dialogs', 'expires_at', DIALOG_LIFE, now),
    endsWithin('albums', 'due_at', PARTS_WAIT, now),
  ],
} as const satisfies Feature;
