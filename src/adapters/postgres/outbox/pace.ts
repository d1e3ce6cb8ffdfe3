import { type Kysely, sql } from 'kysely';
import type { BotId } from '../../../chat/kit/incoming.ts';
import type { Pace, PaceLimits } from '../../../chat/kit/pace.ts';
import type { Duration } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';

/** Nobody waits so long for a slot (the gateway's patience is 10 s): it is the last that is booked. */
const LAST_SLOT = '20 seconds';
/** No booking makes a row stand so far ahead: its clock has been set back, and neither slot nor pause means anything. */
const OTHER_CLOCK = '40 seconds';
/** Whoever is asked for quiet may have used up what the whole bot may send: that is full again so soon. */
const EVERYBODY = '3 seconds';
/** A refusal in another chat so soon after one proves that the whole bot is meant. */
const SAME_REFUSAL = '10 seconds';

/**
 * One row a bot and one a chat, in machine time: every call books the next slot of both. Announcements wait for
 * theirs, everything else only when the row is far ahead, so that announcements yield. Booking does not wait for the
 * disk: a power cut forgets a second's slots at most.
 */
export function createPace(db: Kysely<Tables>, bot: BotId, limits: PaceLimits): Pace {
  return {
    reserve: async (chat, chatKind, urgency) => {
      const { rows } = await sql<{ scope: string; ahead: number; paused: number | null }>`
        insert into pace as p (bot_id, scope, next_at)
        values (${bot}, '', clock_timestamp() + ${limits.bot.slot} * interval '1 millisecond'),
          (${bot}, ${chat}, clock_timestamp() + ${limits[chatKind].slot} * interval '1 millisecond')
        on conflict (bot_id, scope) do update set
          next_at = case when p.next_at > clock_timestamp() + ${OTHER_CLOCK}::interval then excluded.next_at else least(
            greatest(p.next_at, clock_timestamp()) + (excluded.next_at - clock_timestamp()),
            clock_timestamp() + ${LAST_SLOT}::interval
          ) end,
          paused_until = case when p.next_at <= clock_timestamp() + ${OTHER_CLOCK}::interval then p.paused_until end
        returning scope, set_config('synchronous_commit', 'off', true),
          extract(epoch from next_at - clock_timestamp())::float8 * 1000 as ahead,
          extract(epoch from paused_until - clock_timestamp())::float8 * 1000 as paused
      `.execute(db);
      const waits = rows.map(({ scope, ahead, paused }) => {
        const { slot, headroom } = limits[scope === '' ? 'bot' : chatKind];
        return Math.max(ahead - slot - (urgency === 'announcement' ? 0 : headroom), paused ?? 0);
      });
      return Math.max(0, ...waits);
    },
    pause: async (chat, wait) => {
      // The limit of the whole bot names the same end to everybody: the sooner one, where two chats were refused.
      await sql`
        with asked as (select clock_timestamp() as at, clock_timestamp() + ${wait} * interval '1 millisecond' as until),
        elsewhere as (
          select max(paused_until) as until from pace
          where bot_id = ${bot} and scope not in ('', ${chat})
            and refused_at between clock_timestamp() - ${SAME_REFUSAL}::interval and clock_timestamp()
        )
        insert into pace as p (bot_id, scope, next_at, paused_until, refused_at)
        select ${bot}::bigint, '', at, least(asked.until, greatest(at + ${EVERYBODY}::interval, elsewhere.until)), null
        from asked, elsewhere
        union all
        select ${bot}::bigint, ${chat}, at, until, at from asked
        on conflict (bot_id, scope) do update set
          -- A pause may be long: by the slot beside it, one that another clock measured is known.
          next_at = case when p.next_at > excluded.next_at + ${OTHER_CLOCK}::interval then excluded.next_at
            else greatest(p.next_at, excluded.next_at) end,
          paused_until = case when p.next_at > excluded.next_at + ${OTHER_CLOCK}::interval then excluded.paused_until
            else greatest(p.paused_until, excluded.paused_until) end,
          refused_at = excluded.refused_at
      `.execute(db);
    },
  };
}

/** For how long the bot may say nothing, because its messenger asked for it; 0: it may. */
export async function pauseLeft(db: Kysely<Tables>, bot: BotId): Promise<Duration> {
  const { rows } = await sql<{ left: number }>`
    select greatest(0, extract(epoch from paused_until - clock_timestamp())::float8 * 1000) as left
    from pace where bot_id = ${bot} and scope = '' and next_at <= clock_timestamp() + ${OTHER_CLOCK}::interval
  `.execute(db);
  return Math.round(rows[0]?.left ?? 0);
}
