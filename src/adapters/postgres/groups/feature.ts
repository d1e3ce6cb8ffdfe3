import { sql } from 'kysely';
import { DIALOG_LIFE } from '../../../chat/kit/dialogs.ts';
import { before, days } from '../../../core/kernel/time.ts';
import type { Feature } from '../kit/feature.ts';
import { endsWithin } from '../kit/moments.ts';
import { groups } from './groups.ts';

export const groupsFeature = {
  repositories: { groups: ({ db, now, wake }) => groups(db, now, () => wake.queued('prompt')) },
  // A day longer than it can be answered, so that its author hears why it is over.
  expired: (now) => [sql`delete from asked_back where expires_at < ${before(now, days(1))}`],
  retention: (complex) => [
    sql`
      delete from group_lines l where l.complex_id = ${complex} and not exists (
        select from cards c join alerts a on a.complex_id = c.complex_id and a.id = c.subject_id
        where c.complex_id = ${complex} and c.line_id = l.id and c.subject_kind = 'alert'
      )`,
  ],
  bringBack: (now) => [endsWithin('asked_back', 'expires_at', DIALOG_LIFE, now)],
} as const satisfies Feature;
