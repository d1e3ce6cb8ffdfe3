import { type Kysely, type RawBuilder, sql } from 'kysely';
import { DIALOG_LIFE } from '../../chat/kit/dialogs.ts';
import { MUTED_FOR } from '../../core/alerts/mute-sender.ts';
import { after, CLOCK_SKEW, type Duration, hours, type Instant, minutes } from '../../core/kernel/time.ts';
import { LONGEST_PASS_HOURS } from '../../core/passes/pass.ts';
import { REMIND_CLAIM_AFTER } from '../../core/residents/remind-claim.ts';
import type { Tables } from './tables.ts';
import { beginDailyWork } from './timers.ts';

/** No morning is further away, not even on the day when clocks are put back. */
const NEXT_MORNING = hours(25);
const LONGEST_PASS = hours(LONGEST_PASS_HOURS);
/** A notice that was tried comes back within a minute; only one that Telegram put off waits longer. */
const LONGEST_RETRY = minutes(2);

/**
 * Brings back to now what was written before the clock was set back: what has happened has not happened later than
 * now, and what ends or comes by itself does so no later than if it had begun now. Dates that people chose and what is
 * over stay as they are (test/postgres/moments.test.ts); windows that are counted leave the future out: see `lately`.
 */
export async function bringBack(db: Kysely<Tables>, now: Instant): Promise<void> {
  const statements = [
    openThreads(now),
    openClaims(now),
    claimTimers(now),
    passes(now),
    waitingAnnouncements(now),
    notices(now),
    settledNotices(now),
    ends('mutes', 'muted_until', MUTED_FOR, now),
    ends('dialogs', 'expires_at', DIALOG_LIFE, now),
    ends('asked_back', 'expires_at', DIALOG_LIFE, now),
  ];
  await beginDailyWork(db, now);
  for (const statement of statements) await statement.execute(db);
}

/** Later than this is later than any clock of ours. */
const limit = (now: Instant, ahead: Duration = 0) => after(now, CLOCK_SKEW + ahead);

function happened(column: string, now: Instant): RawBuilder<unknown> {
  const at = sql.ref(column);
  return sql`case when ${at} > ${now}::timestamptz then ${now}::timestamptz else ${at} end`;
}

/** Its timer looks at it at once, and is set anew. */
function openThreads(now: Instant) {
  const past = (column: string) => happened(column, now);
  return sql`
    with late as (
      select a.complex_id, a.id from alerts a
      where a.state <> 'closed' and (
        greatest(a.raised_at, a.open_since, a.last_event_at, a.rung_at, a.called_at, a.helped_at, a.asked_at) > ${limit(now)}
        or exists (
          select from alert_parties p where p.complex_id = a.complex_id and p.alert_id = a.id
            and greatest(p.joined_at, p.answered_at, p.done_at) > ${limit(now)}
        )
      )
      order by a.complex_id, a.id for update
    ), parties as (
      update alert_parties p
      set joined_at = ${past('p.joined_at')}, answered_at = ${past('p.answered_at')}, done_at = ${past('p.done_at')}
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

function openClaims(now: Instant) {
  return sql`
    update claims set made_at = ${happened('made_at', now)}, reminded_at = ${happened('reminded_at', now)}
    where open and greatest(made_at, reminded_at) > ${limit(now)}
  `;
}

function claimTimers(now: Instant) {
  return sql`
    update timers set due_at = ${after(now, REMIND_CLAIM_AFTER)}
    where kind = 'claim' and due_at > ${limit(now, REMIND_CLAIM_AFTER)}
  `;
}

/** A pass lasts as long as it was asked for; whoever drove in can drive out. */
function passes(now: Instant) {
  return sql`
    with late as (
      update guest_passes set made_at = ${happened('made_at', now)}, entered_at = ${happened('entered_at', now)},
        until = least(until - greatest(made_at - ${now}::timestamptz, interval '0'), ${after(now, LONGEST_PASS)})
      where left_at is null and (greatest(made_at, entered_at) > ${limit(now)} or until > ${limit(now, LONGEST_PASS)})
      returning complex_id, id
    )
    update timers t set due_at = ${now} from late
    where t.complex_id = late.complex_id and t.kind = 'pass' and t.subject_id = late.id
  `;
}

/** Looked at now, it waits for the next morning or goes. */
function waitingAnnouncements(now: Instant) {
  return sql`
    with late as (
      update announcements set starts_at = ${now}
      where state = 'waiting' and starts_at > ${limit(now, NEXT_MORNING)} returning complex_id, id
    )
    update timers t set due_at = ${now} from late
    where t.complex_id = late.complex_id and t.kind = 'announcement' and t.subject_id = late.id
  `;
}

/** What is kept for the morning still comes in the morning, if that is one of ours. */
function notices(now: Instant) {
  return sql`
    update notices set made_at = ${happened('made_at', now)}, due_at = case
      when tries > 0 or due_at - made_at < interval '1 minute' or due_at > ${limit(now, NEXT_MORNING)}
      then ${now}::timestamptz else due_at end
    where state = 'due' and due_at > ${now}
      and (made_at > ${limit(now)} or tries > 0 and due_at > ${limit(now, LONGEST_RETRY)})
  `;
}

function settledNotices(now: Instant) {
  return sql`update notices set settled_at = ${now} where settled_at > ${limit(now)}`;
}

function ends(table: string, column: string, longest: Duration, now: Instant) {
  const end = sql.ref(column);
  return sql`update ${sql.table(table)} set ${end} = ${after(now, longest)} where ${end} > ${limit(now, longest)}`;
}
