import { sql } from 'kysely';
import { ANNOUNCEMENT_LIFE, DRAFT_LIFE, LOOK_EVERY } from '../../../core/announcements/announcement.ts';
import { ANSWERS_KEPT } from '../../../core/announcements/move-request.ts';
import { before } from '../../../core/kernel/time.ts';
import type { Feature } from '../kit/feature.ts';
import { latest, NEXT_MORNING } from '../kit/moments.ts';
import { announcements } from './announcements.ts';

export const announcementsFeature = {
  repositories: {
    announcements: ({ db, now, wake }) =>
      announcements(db, now, () => {
        wake.queued('announcements');
        wake.hint('feed', 'house');
      }),
  },
  expired: (now) => [
    sql`
      with gone as (
        delete from announcements
        where state in ('draft', 'called off') and drafted_at < ${before(now, DRAFT_LIFE)}
          or state in ('going', 'done') and starts_at < ${before(now, ANNOUNCEMENT_LIFE)}
        returning complex_id, id
      )
      delete from cards c using gone
      where c.complex_id = gone.complex_id and c.subject_kind = 'announcement' and c.subject_id = gone.id
    `,
    sql`
      delete from announcement_answers w using announcements a
      where a.complex_id = w.complex_id and a.id = w.announcement_id and a.starts_at < ${before(now, ANSWERS_KEPT)}
    `,
  ],
  eraseWords: (complex, person) => [
    sql`
      with gone as (
        delete from announcements where complex_id = ${complex} and author = ${person}
          and state in ('draft', 'waiting', 'called off')
        returning id
      )
      delete from timers t using gone
      where t.complex_id = ${complex} and t.kind = 'announcement' and t.subject_id = gone.id
    `,
  ],
  /** Looked at now, it waits for the next morning or goes. */
  bringBack: (now) => [
    sql`
      with late as (
        update announcements set starts_at = ${now}
        where state = 'waiting' and starts_at > ${latest(now, NEXT_MORNING)} returning complex_id, id
      )
      update timers t set due_at = ${now} from late
      where t.complex_id = late.complex_id and t.kind = 'announcement' and t.subject_id = late.id
    `,
    sql`
      with late as (
        update announcements set remind_at = ${now}
        where reminded is null and remind_at > ${latest(now, NEXT_MORNING)} returning complex_id, id
      )
      update timers t set due_at = ${now} from late
      where t.complex_id = late.complex_id and t.kind = 'announcement' and t.subject_id = late.id
    `,
    sql`
      update timers set due_at = ${now}
      where kind = 'announcement answers' and due_at > ${latest(now, LOOK_EVERY.later)}
    `,
  ],
} as const satisfies Feature;
