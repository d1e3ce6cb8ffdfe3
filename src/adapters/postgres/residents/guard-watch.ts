import { type Kysely, sql } from 'kysely';
import type { PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { GuardWatch } from '../../../core/residents/unseen-guards.ts';
import type { Tables } from '../tables.ts';

export function guardWatch(db: Kysely<Tables>, now: Instant): GuardWatch {
  return {
    seen: async (complex, guard, at) => {
      await sql`
        insert into guards_seen (complex_id, person_id, seen_at) values (${complex}, ${guard}, ${at})
        on conflict (complex_id, person_id) do update set seen_at = excluded.seen_at, told = false
      `.execute(db);
    },
    begin: async (complex, at) => {
      const guards = sql`select complex_id, person_id from memberships
        where complex_id = ${complex} and roles <> '{}' and roles @> '{guard}'`;
      await sql`
        delete from guards_seen where complex_id = ${complex} and (complex_id, person_id) not in (${guards})
      `.execute(db);
      await sql`
        insert into guards_seen (complex_id, person_id, seen_at)
        select complex_id, person_id, ${at} from (${guards}) guards on conflict do nothing
      `.execute(db);
      // The app in a browser asks without a press: its session knows that he was here.
      await sql`
        update guards_seen g set seen_at = s.seen_at, told = false from (
          select person_id, max(seen_at) as seen_at from web_sessions where complex_id = ${complex} group by person_id
        ) s where g.complex_id = ${complex} and g.person_id = s.person_id and g.seen_at < s.seen_at
      `.execute(db);
    },
    silent: async (complex, since) => {
      const { rows } = await sql<{ guard: PersonId; told: boolean; silent: boolean }>`
        select m.person_id as guard, g.told, g.seen_at <= ${since} as silent
        from memberships m join guards_seen g using (complex_id, person_id)
        where m.complex_id = ${complex} and m.roles <> '{}' and m.roles @> '{guard}'
          and (m.banned_until is null or m.banned_until <= ${now})
        order by m.person_id
      `.execute(db);
      const silent = rows.filter((row) => row.silent);
      return { all: rows.length, silent: silent.map(({ guard, told }) => ({ guard, told })) };
    },
    told: async (complex, guards) => {
      await sql`
        update guards_seen set told = true where complex_id = ${complex} and person_id = any(${guards}::bigint[])
      `.execute(db);
    },
  };
}
