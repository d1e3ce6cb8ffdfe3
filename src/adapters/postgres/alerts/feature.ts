import { sql } from 'kysely';
import { MUTED_FOR } from '../../../core/alerts/mute-sender.ts';
import type { PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Feature } from '../kit/feature.ts';
import { endsWithin, happened, latest } from '../kit/moments.ts';
import { alerts } from './alerts.ts';
import { letters } from './letters.ts';
import { mutes } from './mutes.ts';
import { statistics } from './statistics.ts';
import { addThread, saveThread } from './thread-writes.ts';

export const alertsFeature = {
  repositories: {
    alerts: ({ db, post }) => alerts(db, post),
    letters: ({ db }) => letters(db),
    mutes: ({ db }) => mutes(db),
    statistics: ({ db }) => statistics(db),
  },
  changes: {
    'new thread': ({ db }, _, { alert }) => addThread(db, alert),
    thread: ({ db }, _, { alert }) => saveThread(db, alert),
  },
  expired: (now) => [sql`delete from mutes where muted_until < ${now}`],
  retention: (complex, until) => [
    sql`delete from alerts where complex_id = ${complex} and closed_at < ${until.alerts}`,
  ],
  eraseWords: (complex, person) => [
    // What was sent is kept for two days, and with a photo its reference.
    sql`
      delete from notices n using alerts a
      where n.complex_id = ${complex} and n.notice ->> 'kind' = 'alert photo'
        and a.complex_id = n.complex_id and a.id = (n.notice ->> 'alert')::bigint and ${hasRaised(person)}`,
    sql`
      update alerts a set note = null, note_photos = '{}' where a.complex_id = ${complex} and ${hasRaised(person)}`,
  ],
  bringBack: (now) => [openThreads(now), endsWithin('mutes', 'muted_until', MUTED_FOR, now)],
} as const satisfies Feature;

/** Whose words the note of `a` is: whoever asked first. */
function hasRaised(person: PersonId) {
  return sql`${person} = (
    select s.person_id from alert_parties s
    where s.complex_id = a.complex_id and s.alert_id = a.id and s.part = 'sender' order by s.joined_at limit 1
  )`;
}

/** Its timer looks at it at once, and is set anew. */
function openThreads(now: Instant) {
  const past = (column: string) => happened(column, now);
  return sql`
    with late as (
      select a.complex_id, a.id from alerts a
      where a.state <> 'closed' and (
        greatest(a.raised_at, a.open_since, a.last_event_at, a.rung_at, a.called_at, a.helped_at, a.asked_at) > ${latest(now)}
        or exists (
          select from alert_parties p where p.complex_id = a.complex_id and p.alert_id = a.id
            and greatest(p.joined_at, p.phone_at, p.answered_at, p.done_at) > ${latest(now)}
        )
      )
      order by a.complex_id, a.id for update
    ), parties as (
      update alert_parties p
      set joined_at = ${past('p.joined_at')}, answered_at = ${past('p.answered_at')}, done_at = ${past('p.done_at')},
        phone_at = ${past('p.phone_at')}
      from late where p.complex_id = late.complex_id and p.alert_id = late.id
    ), timed as (
      update timers t set due_at = ${now} from late
      where t.complex_id = late.complex_id and t.kind = 'alert' and t.subject_id = late.id
    )
    update alerts a set raised_at = ${past('a.raised_at')}, open_since = ${past('a.open_since')},
      last_event_at = ${past('a.last_event_at')}, rung_at = ${past('a.rung_at')}, called_at = ${past('a.called_at')},
      helped_at = ${past('a.helped_at')}, asked_at = ${past('a.asked_at')}
    from late where a.complex_id = late.complex_id and a.id = late.id
  `;
}
