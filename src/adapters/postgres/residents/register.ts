import { type Kysely, sql } from 'kysely';
import type { PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Register } from '../../../core/residents/register.ts';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';
import { readStanding, type Standing, standing } from './standing.ts';

type Row = Standing & { readonly person: PersonId };

export function register(
  db: Kysely<Tables>,
  now: Instant,
  roleChanged: (person: PersonId) => void,
): Register {
  const member = (complex: number, person: PersonId) =>
    sql`complex_id = ${complex} and person_id = ${person}`;
  return {
    lockRoles: async (complex) => {
      await sql`select pg_advisory_xact_lock(${LOCK.roles}, ${complex}::int)`.execute(db);
    },
    all: async (complex) => {
      const { rows } = await sql<Row>`
        select p.id as person, ${standing(now)}
        from memberships m join persons p on p.id = m.person_id
        where m.complex_id = ${complex} order by p.id
      `.execute(db);
      return rows
        .map((row) => ({ person: row.person, ...readStanding(row) }))
        .sort((a, b) => a.displayName.localeCompare(b.displayName, 'ru') || a.person - b.person);
    },
    banOf: async (complex, person) => {
      const { rows } = await sql<{ until: Date; reason: string | null }>`
        select banned_until as until, ban_reason as reason from memberships
        where ${member(complex, person)} and banned_until is not null
      `.execute(db);
      const [row] = rows;
      return row ? { until: row.until, reason: row.reason ?? '' } : null;
    },
    setBan: async (complex, person, ban) => {
      await db
        .updateTable('memberships')
        .set({ banned_until: ban?.until ?? null, ban_reason: ban?.reason ?? null })
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .execute();
      roleChanged(person);
    },
    guards: async (complex) => {
      const { rows } = await sql<{ person: PersonId }>`
        select person_id as person from memberships where complex_id = ${complex} and roles @> '{guard}'
        order by person_id
      `.execute(db);
      return rows.map(({ person }) => person);
    },
    endRole: async (complex, person, role) => {
      await db
        .updateTable('memberships')
        .set({ roles: sql`array_remove(roles, ${role}::text)` })
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .execute();
      roleChanged(person);
    },
    hasOtherAdmin: async (complex, but) => {
      const { rows } = await sql`
        select from memberships m join addresses a on a.person_id = m.person_id
        where m.complex_id = ${complex} and m.roles @> '{admin}' and m.person_id <> ${but} and a.unreachable_since is null
          and (m.banned_until is null or m.banned_until <= ${now})
        limit 1
      `.execute(db);
      return rows.length > 0;
    },
    noteLoss: async (complex, spot, former, at) => {
      const { id } = await db
        .insertInto('lost_spots')
        .values({ complex_id: complex, spot, former, lost_at: at, protested_at: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    protestLoss: async (complex, loss, former, at) => {
      const { rows } = await sql<{ spot: SpotNumber; protested_at: Date | null }>`
        select spot, protested_at from lost_spots
        where complex_id = ${complex} and id = ${loss} and former = ${former} for update
      `.execute(db);
      const [row] = rows;
      if (!row) return 'not yours';
      if (row.protested_at) return 'again';
      await db
        .updateTable('lost_spots')
        .set({ protested_at: at })
        .where('complex_id', '=', complex)
        .where('id', '=', loss)
        .execute();
      return row.spot;
    },
  };
}
