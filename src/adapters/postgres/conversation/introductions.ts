import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import type { Introductions, OwnList } from '../../../chat/introduction.ts';
import type { BotId } from '../../../chat/kit/incoming.ts';
import { STAFF_ROLES, type StaffRole } from '../../../core/kernel/actor.ts';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { Clock } from '../../../core/ports.ts';
import { alone } from '../kit/alone.ts';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';

type OwnRow = Omit<OwnList, 'roles'> & { readonly made: readonly StaffRole[] | null };

/** What the messenger shows of a bot, and who has a list of commands of their own. */
export function createIntroductions(
  { db, pool, home }: { readonly db: Kysely<Tables>; readonly pool: Pool; readonly home: ComplexId },
  bot: BotId,
  clock: Clock,
): Introductions {
  return {
    house: async () => {
      const row = await db.selectFrom('complexes').select('name').where('id', '=', home).executeTakeFirst();
      return row?.name ?? '';
    },
    own: async () => {
      const serves = sql`(m.banned_until is null or m.banned_until <= ${clock.now()})`;
      const { rows } = await sql<OwnRow>`
        select a.chat_ref as chat, p.language,
          array_agg(role) filter (where role is not null and ${serves}) as made
        from (
          select person_id from memberships where roles <> '{}'
          union select id from persons where language_chosen
        ) one
        join persons p on p.id = one.person_id
        join addresses a on a.bot_id = ${bot} and a.person_id = p.id
        join memberships m on m.person_id = p.id
        left join unnest(m.roles) role on true
        where role is not null or p.language_chosen
        group by a.chat_ref, p.id
        having p.language_chosen or bool_or(role is not null and ${serves})
        order by p.id
      `.execute(db);
      return rows.map(({ chat, language, made }) => {
        return { chat, language, roles: STAFF_ROLES.filter((role) => made?.includes(role)) };
      });
    },
    shown: () =>
      db.selectFrom('introductions').select(['chat', 'part', 'digest']).where('bot_id', '=', bot).execute(),
    remember: async (changed) => {
      const kept = changed.flatMap(({ digest, ...name }) => (digest === null ? [] : [{ ...name, digest }]));
      const gone = changed.filter(({ digest }) => digest === null);
      for (const { chat, part } of gone) {
        const row = db.deleteFrom('introductions').where('bot_id', '=', bot);
        await row.where('chat', '=', chat).where('part', '=', part).execute();
      }
      if (kept.length === 0) return;
      await db
        .insertInto('introductions')
        .values(kept.map((row) => ({ bot_id: bot, ...row })))
        .onConflict((oc) =>
          oc.columns(['bot_id', 'chat', 'part']).doUpdateSet((eb) => ({ digest: eb.ref('excluded.digest') })),
        )
        .execute();
    },
    alone: (work) => alone(pool, [LOCK.introduction, bot], work),
  };
}
