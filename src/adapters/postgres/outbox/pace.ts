import { type Kysely, sql } from 'kysely';
import type { BotId } from '../../../chat/kit/incoming.ts';
import type { Pace, PaceLimits } from '../../../chat/kit/pace.ts';
import type { Duration } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';

/** Whoever is asked for quiet may have used up what the whole bot may send: that is full again so soon. */
const EVERYBODY = '3 seconds';
/** A refusal in another chat so soon after one proves that the whole bot is meant. */
const SAME_REFUSAL = '10 seconds';

/**
 * One row a bot and one a chat, in machine time: every call books the next slot of both. Announcements wait for
 * theirs, everything else only when the row is far ahead, so that announcements yield. Where that is so, an alert has a
 * slot of its own if that comes sooner, and whoever else comes leaves room for it. Booking does not wait for the disk: a
 * power cut forgets a second's slots at most.
 *
 * Where the database's clock has been set back, a row stands as far ahead as it did when it was last booked, and a pause is
 * as long as it was then: nobody waits for the rest of the step.
 */
export function createPace(db: Kysely<Tables>, bot: BotId, limits: PaceLimits): Pace {
  return {
    reserve: async (chat, chatKind, urgency) => {
      const ofBot = limits.bot;
      const ofChat = limits[chatKind];
      const own = urgency === 'alert' ? ofBot.alerts : null;
      const headroom = (slots: { readonly headroom: Duration }) =>
        urgency === 'announcement' ? 0 : slots.headroom;
      const { rows } = await sql<{ ahead: number }>`
        insert into pace as p (bot_id, scope, next_at, turn_at, booked_at)
        values (${bot}, '', clock_timestamp() + ${fixed(ofBot.slot)}, clock_timestamp(), clock_timestamp()),
          (${bot}, ${chat}, clock_timestamp() + ${fixed(ofChat.slot)}, clock_timestamp(), clock_timestamp())
        on conflict (bot_id, scope) do update set (next_at, alerts_at, turn_at, paused_until, booked_at) = (
          select case when is_late then p.next_at - back when is_own then slots_now.next_at else slots_now.next_at + slot end,
            case when is_own and not is_late then own_at + ${fixed(own?.slot ?? 0)} else alerts_at end,
            case when is_own then own_turn else turn end,
            paused_until,
            now
          from (select clock_timestamp() as now) machine,
          lateral (select greatest(p.booked_at - now, '0') as back,
            case when p.scope = '' then ${fixed(headroom(ofBot))} else ${fixed(headroom(ofChat))} end as headroom
            ${ONCE}) row_now,
          lateral (
            select p.paused_until - back as paused_until, greatest(now, p.paused_until - back) as opens ${ONCE}
          ) gate,
          lateral (
            select greatest(p.next_at - back, opens) as next_at, p.alerts_at - back as alerts_at ${ONCE}
          ) slots_now,
          lateral (
            select slots_now.next_at - headroom as turn, greatest(alerts_at, opens) as own_at ${ONCE}
          ) general,
          lateral (select greatest(own_at - ${fixed(own?.headroom ?? 0)}, opens) as own_turn) share,
          lateral (
            select ${sql.lit(own !== null)} and p.scope = '' and turn > opens and own_turn < turn as is_own ${ONCE}
          ) whose,
          lateral (
            select greatest(case when is_own then own_turn else turn end, paused_until) > now + ${fixed(limits.patience(urgency))} as is_late,
              case when p.scope <> '' then ${fixed(ofChat.slot)}
                when turn > now and headroom > '0' then ${fixed(ofBot.crowded)}
                else ${fixed(ofBot.slot)} end as slot
            ${ONCE}
          ) chosen
        )
        returning set_config('synchronous_commit', 'off', true),
          extract(epoch from greatest(turn_at, paused_until) - clock_timestamp())::float8 * 1000 as ahead
      `.execute(db);
      return Math.max(0, ...rows.map(({ ahead }) => ahead));
    },
    pause: async (chat, wait) => {
      // The limit of the whole bot names the same end to everybody: the sooner one, where two chats were refused.
      const { rows } = await sql<{ scope: string; left: number }>`
        with asked as (select clock_timestamp() as at, clock_timestamp() + ${wait} * interval '1 millisecond' as until),
        elsewhere as (
          select max(paused_until) as until from pace
          where bot_id = ${bot} and scope not in ('', ${chat})
            and refused_at between clock_timestamp() - ${SAME_REFUSAL}::interval and clock_timestamp()
        )
        insert into pace as p (bot_id, scope, next_at, paused_until, refused_at, booked_at)
        select ${bot}::bigint, '', at, least(asked.until, greatest(at + ${EVERYBODY}::interval, elsewhere.until)), null, at
        from asked, elsewhere
        union all
        select ${bot}::bigint, ${chat}, at, until, at, at from asked
        on conflict (bot_id, scope) do update set (next_at, alerts_at, paused_until, refused_at, booked_at) = (
          select greatest(p.next_at - back, excluded.next_at), p.alerts_at - back,
            greatest(p.paused_until - back, excluded.paused_until), excluded.refused_at, now
          from (select clock_timestamp() as now) machine, lateral (select greatest(p.booked_at - now, '0') as back) moved
        )
        returning scope, extract(epoch from paused_until - clock_timestamp())::float8 * 1000 as left
      `.execute(db);
      return Math.max(0, rows.find(({ scope }) => scope === '')?.left ?? 0);
    },
  };
}

/**
 * Keeps the planner from writing a name out wherever it stands: unfolded to the end they were 10 kB of sums, which every
 * booking made ready anew (of its 0.21 ms of PostgreSQL's processor a third; docs/bench.md).
 */
const ONCE = sql`offset 0`;

/** What a process never changes stands in the statement: it is worked out when that is planned. */
const fixed = (time: Duration) => sql`interval ${sql.lit(`${time} milliseconds`)}`;

/** For how long the bot may say nothing, because its messenger asked for it; 0: it may. */
export async function pauseLeft(db: Kysely<Tables>, bot: BotId): Promise<Duration> {
  const { rows } = await sql<{ left: number }>`
    select greatest(0, extract(epoch from paused_until - greatest(booked_at, clock_timestamp()))::float8 * 1000) as left
    from pace where bot_id = ${bot} and scope = ''
  `.execute(db);
  return Math.round(rows[0]?.left ?? 0);
}
