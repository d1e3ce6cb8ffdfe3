import { type Kysely, sql } from 'kysely';
import type { Role } from '../../core/kernel/actor.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { Residents } from '../../core/ports.ts';
import type { Tables } from './tables.ts';

/** What a membership row says about somebody. */
export type Standing = {
  readonly approved_at: Date | null;
  readonly guard: boolean;
  readonly admin: boolean;
  readonly banned: boolean;
  readonly waiting: boolean;
  readonly spots: readonly SpotNumber[];
};

/** The roles of a membership, in the words of access.ts. */
export function rolesOf(standing: Standing): Role[] {
  const roles: Role[] = [];
  if (standing.banned) roles.push('banned');
  if (standing.spots.length > 0) roles.push('resident');
  else if (standing.approved_at) roles.push('spotless');
  if (standing.guard) roles.push('guard');
  if (standing.admin) roles.push('admin');
  if (roles.length === 0) roles.push(standing.waiting ? 'applicant' : 'newcomer');
  return roles;
}

/** Whether all spots of a membership `m` are marked free. */
export const isAway = (now: Instant) => sql<boolean>`coalesce((
  select bool_and(exists (
    select from free_marks f where f.complex_id = h.complex_id and f.spot = h.spot and f.until > ${now}
  )) from holdings h where h.complex_id = m.complex_id and h.person_id = m.person_id
), false)`;

export function residents(db: Kysely<Tables>, now: Instant): Residents {
  return {
    get: async (complex, person) => {
      const row = await db
        .selectFrom('memberships as m')
        .innerJoin('persons as p', 'p.id', 'm.person_id')
        .select(['p.id as person', 'p.display_name', 'm.approved_at', 'm.guard', 'm.admin', 'm.banned_until'])
        .select(
          sql<SpotNumber[]>`array(
          select spot from holdings h where h.complex_id = m.complex_id and h.person_id = m.person_id order by spot
        )`.as('spots'),
        )
        .select(
          sql<boolean>`coalesce((select bool_and(exists (
          select from free_marks f where f.complex_id = h.complex_id and f.spot = h.spot and f.until > ${now}
        )) from holdings h where h.complex_id = m.complex_id and h.person_id = m.person_id), false)`.as(
            'away',
          ),
        )
        .where('m.complex_id', '=', complex)
        .where('m.person_id', '=', person)
        .executeTakeFirst();
      if (!row) return null;
      const roles = rolesOf({
        ...row,
        banned: row.banned_until !== null && row.banned_until > now,
        waiting: false,
      });
      return { person: row.person, displayName: row.display_name, spots: row.spots, away: row.away, roles };
    },
    consent: async (complex, person, version, at) => {
      await db
        .insertInto('memberships')
        .values({
          complex_id: complex,
          person_id: person,
          consent_version: version,
          consented_at: at,
          approved_at: null,
          banned_until: null,
        })
        .onConflict((oc) => oc.doNothing())
        .execute();
    },
    approve: async (complex, person, at) => {
      const row = await db
        .updateTable('memberships')
        .set({ approved_at: at })
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .where('approved_at', 'is', null)
        .returning('person_id')
        .executeTakeFirst();
      return row !== undefined;
    },
    makeAdmin: async (complex, person) => {
      await db
        .updateTable('memberships')
        .set({ admin: true })
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .execute();
    },
    makeGuard: async (complex, person) => {
      await db
        .updateTable('memberships')
        .set({ guard: true })
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .execute();
    },
    staff: async (complex) => {
      return db
        .selectFrom('memberships')
        .select(['person_id as person', 'guard', 'admin'])
        .where('complex_id', '=', complex)
        .where((eb) => eb.or([eb('guard', '=', sql.lit(true)), eb('admin', '=', sql.lit(true))]))
        .where((eb) => eb.or([eb('banned_until', 'is', null), eb('banned_until', '<=', now)]))
        .orderBy('person_id')
        .execute();
    },
  };
}
