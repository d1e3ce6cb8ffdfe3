import { type Kysely, sql } from 'kysely';
import type { BotId, Incoming } from '../../../chat/kit/incoming.ts';
import type { Albums, NextAlbum } from '../../../chat/kit/ports.ts';
import { instantOf } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';
import type { StoredPart } from './tables.ts';

export function albums(db: Kysely<Tables>, kept: () => void): Albums {
  return {
    keep: async ({ bot, person, album }, part, due, now) => {
      kept();
      const { rows } = await sql<{ parts: number }>`
        insert into albums (person_id, bot_id, album, chat, parts, due_at, seen_at)
        values (${person}, ${bot}, ${album}, ${part.chat.ref}, ${JSON.stringify([part])}, ${due}, ${now})
        on conflict (person_id, bot_id, album) do update
          set parts = albums.parts || excluded.parts, due_at = excluded.due_at, seen_at = excluded.seen_at
          where albums.due_at is not null
        returning jsonb_array_length(parts) as parts
      `.execute(db);
      return rows[0]?.parts ?? null;
    },
    isWaiting: async (bot, externalId, album) => {
      const row = await db
        .selectFrom('albums as w')
        .innerJoin('addresses as a', (join) =>
          join.onRef('a.bot_id', '=', 'w.bot_id').onRef('a.person_id', '=', 'w.person_id'),
        )
        .select('w.album')
        .where('a.bot_id', '=', bot)
        .where('a.external_id', '=', externalId)
        .where('w.album', '=', album)
        .where('w.due_at', 'is not', null)
        .executeTakeFirst();
      return row !== undefined;
    },
    take: async (bot, externalId, chat, { album, dueBy }) => {
      const { rows } = await sql<{ parts: readonly StoredPart[] }>`
        with waiting as (
          select w.bot_id, w.person_id, w.album, w.parts from albums w
          join addresses a on a.bot_id = w.bot_id and a.person_id = w.person_id
          where a.bot_id = ${bot} and a.external_id = ${externalId} and w.chat = ${chat}
            and w.due_at is not null and (${dueBy}::timestamptz is null or w.due_at <= ${dueBy})
            and (${album}::text is null or w.album = ${album})
          order by w.due_at limit 1 for update of w
        )
        update albums set parts = '[]', due_at = null from waiting
        where albums.bot_id = waiting.bot_id and albums.person_id = waiting.person_id and albums.album = waiting.album
        returning waiting.parts
      `.execute(db);
      return rows.flatMap(({ parts }) => parts.map(incomingOf));
    },
  };
}

/** The first part of the oldest album of our bots that has waited long enough; it is only looked at. */
export function nextAlbum(db: Kysely<Tables>, bots: readonly BotId[]): NextAlbum {
  return async (now) => {
    const row = await db
      .selectFrom('albums')
      .select('parts')
      .where('due_at', '<=', now)
      .where('bot_id', 'in', bots)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    const first = row?.parts[0];
    return first ? incomingOf(first) : null;
  };
}

function incomingOf({ writtenAt, ...part }: StoredPart): Incoming {
  return { ...part, writtenAt: writtenAt === null ? null : instantOf(writtenAt) };
}
