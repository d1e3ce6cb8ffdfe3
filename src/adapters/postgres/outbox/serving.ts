import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BotId } from '../../../chat/kit/incoming.ts';
import { PLAYGROUND_BOT } from '../complexes/complexes.ts';
import type { Tables } from '../tables.ts';

/** A bot that nobody has spoken for since is gone: its people are out of reach, and whoever writes to them reads so. */
const GONE_AFTER = '5 minutes';

/** A clock that was set back makes nobody immortal. */
const CLOCK_SKEW = '1 minute';

/** This process writes for these bots; said again every minute. */
export async function noteServing(db: Kysely<Tables>, bots: readonly BotId[]): Promise<void> {
  await sql`
    insert into pace (bot_id, scope, next_at, served_at)
    select bot, '', clock_timestamp(), clock_timestamp() from unnest(${bots}::bigint[]) bot
    on conflict (bot_id, scope) do update set served_at = excluded.served_at
  `.execute(db);
}

/** The other bots of this database for which some process writes now, as an array. */
export function servedElsewhere(bots: readonly BotId[]): RawBuilder<unknown> {
  return sql`(
    select coalesce(array_agg(bot_id), '{}') from pace
    where scope = '' and bot_id <> all(${bots}::bigint[])
      and served_at between clock_timestamp() - ${GONE_AFTER}::interval and clock_timestamp() + ${CLOCK_SKEW}::interval
  )`;
}

/** How many people only other bots than these can write to, and which bots those are; invented ones are no people. */
export async function peopleElsewhere(
  db: Kysely<Tables>,
  bots: readonly BotId[],
): Promise<readonly { readonly bot: string; readonly people: number }[]> {
  const { rows } = await sql<{ bot: string; people: number }>`
    select b.external_id as bot, elsewhere.people
    from bots b, lateral (
      select count(distinct a.person_id)::int as people from addresses a
      where a.bot_id = b.id and not exists (
        select from addresses ours where ours.person_id = a.person_id and ours.bot_id = any(${bots}::bigint[])
      )
    ) elsewhere
    where b.id <> all(${bots}::bigint[]) and b.external_id <> ${PLAYGROUND_BOT} and elsewhere.people > 0
    order by b.external_id
  `.execute(db);
  return rows;
}
