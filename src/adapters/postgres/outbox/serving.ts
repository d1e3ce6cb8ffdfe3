import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BotId } from '../../../chat/kit/incoming.ts';
import { minutes } from '../../../core/kernel/time.ts';
import { PLAYGROUND_BOT } from '../complexes/complexes.ts';
import type { Tables } from '../tables.ts';

/** A bot that nobody has spoken for since is gone: its people are out of reach, and whoever writes to them reads so. */
const GONE_AFTER = '5 minutes';

/** A clock that was set back makes nobody immortal. */
const CLOCK_SKEW = '1 minute';

/** Whoever has been away for longer cannot tell who else was; and the others may need as long to say that they are back. */
const LONGEST_GAP = minutes(2);

/** The bots that this process writes for. */
export type Serving = {
  readonly bots: readonly BotId[];
  /** Says so to the others, once a minute. */
  readonly note: () => Promise<void>;
  /** Since when it was said without a gap, and when last, by the database's clock; null: never. */
  readonly noted: () => Noted | null;
};

export type Noted = { readonly since: Date; readonly last: Date };

export function createServing(db: Kysely<Tables>, bots: readonly BotId[]): Serving {
  let noted: Noted | null = null;
  return {
    bots,
    note: async () => {
      const { rows } = await sql<{ at: Date }>`
        insert into pace (bot_id, scope, next_at, served_at)
        select bot, '', clock_timestamp(), clock_timestamp() from unnest(${bots}::bigint[]) bot
        on conflict (bot_id, scope) do update set served_at = excluded.served_at
        returning served_at as at
      `.execute(db);
      const [row] = rows;
      if (row) noted = sinceGap(noted, row.at);
    },
    noted: () => noted,
  };
}

/** A gap, and a clock that was set back, begin it anew. */
export function sinceGap(before: Noted | null, at: Date): Noted {
  const gap = before ? at.getTime() - before.last.getTime() : null;
  const goesOn = gap !== null && gap >= 0 && gap <= LONGEST_GAP;
  return { since: before && goesOn ? before.since : at, last: at };
}

/**
 * The other bots of this database for which some process writes now, as an array. After an outage all of them look
 * gone, so that nobody is taken for gone before this process has been back for as long as they may need.
 *
 * By the few bots and not by their rows: before PostgreSQL 18 those of all chats would be read to find them.
 */
export function servedElsewhere({ bots, noted }: Pick<Serving, 'bots' | 'noted'>): RawBuilder<unknown> {
  const { since = null, last = null } = noted() ?? {};
  const gap = `${LONGEST_GAP} milliseconds`;
  return sql`(
    select coalesce(array_agg(other.id), '{}')
    from bots other join pace on pace.bot_id = other.id and pace.scope = ''
    where other.id <> all(${bots}::bigint[]) and (
      served_at between clock_timestamp() - ${GONE_AFTER}::interval and clock_timestamp() + ${CLOCK_SKEW}::interval
      or served_at is not null and (
        ${since}::timestamptz <= clock_timestamp() - ${gap}::interval
        and ${last}::timestamptz between clock_timestamp() - ${gap}::interval and clock_timestamp() + ${CLOCK_SKEW}::interval
      ) is not true
    )
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
