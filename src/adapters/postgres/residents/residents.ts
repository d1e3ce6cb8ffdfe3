import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Membership, Residents, Staff } from '../../../core/ports.ts';
import type { Json, Value } from '../kit/json.ts';
import type { Tables } from '../tables.ts';
import { readStanding, type Standing, standing } from './standing.ts';

export type MemberRow = Standing & { readonly person: PersonId };

export const memberOf = (
  complex: Value<ComplexId>,
  person: Value<PersonId>,
  now: Instant,
): RawBuilder<MemberRow> => sql`
  select p.id as person, ${standing(now)} from memberships m join persons p on p.id = m.person_id
  where m.complex_id = ${complex} and m.person_id = ${person}`;

export const memberFrom = (row: MemberRow | Json<MemberRow>): Membership => {
  return { person: row.person, ...readStanding(row) };
};

export function residents(
  db: Kysely<Tables>,
  now: Instant,
  roleChanged: (person: PersonId) => void,
): Residents {
  return {
    get: async (complex, person) => {
      const { rows } = await memberOf(complex, person, now).execute(db);
      return rows[0] ? memberFrom(rows[0]) : null;
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
    giveRole: async (complex, person, role) => {
      await db
        .updateTable('memberships')
        .set({ roles: sql`array_append(roles, ${role}::text)` })
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .where(sql<boolean>`roles @> array[${role}::text]`, '=', false)
        .execute();
      roleChanged(person);
    },
    staff: async (complex) => {
      const { rows } = await staffOf(complex, now).execute(db);
      return rows;
    },
  };
}

/** Everybody who is a guard or an admin and not banned. */
export function staffOf(complex: ComplexId, now: Instant): RawBuilder<Staff> {
  return sql`
    select person_id as person, roles from memberships
    where complex_id = ${complex} and roles <> '{}' and (banned_until is null or banned_until <= ${now})
    order by person_id`;
}
