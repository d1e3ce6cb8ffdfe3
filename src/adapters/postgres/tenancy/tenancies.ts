import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Tenancy } from '../../../core/tenancy/tenancy.ts';
import type { Tenancies } from '../../../core/tenancy/tenancy-ports.ts';
import type { Value } from '../kit/json.ts';
import type { Tables } from '../tables.ts';

/** Whoever rents a spot; whoever is there for the shortest time first. */
export const tenantsOf = (complex: Value<ComplexId>, spot: Value<SpotNumber>): RawBuilder<PersonId> => sql`
  select person_id from holdings where complex_id = ${complex} and spot = ${spot} and tenant_until is not null
  order by tenant_until, person_id`;

export function tenancies(db: Kysely<Tables>): Tenancies {
  return {
    of: async (complex, spot) => {
      const { rows } = await sql<Tenancy>`
        select spot, person_id as person, tenant_until as until, tenant_warned as warned from holdings
        where complex_id = ${complex} and spot = ${spot} and tenant_until is not null
        order by tenant_until, person_id
      `.execute(db);
      return rows;
    },
    move: async (complex, { spot, person, until, warned }) => {
      await sql`
        update holdings set tenant_until = ${until}, tenant_warned = ${warned}
        where complex_id = ${complex} and spot = ${spot} and person_id = ${person} and tenant_until is not null
      `.execute(db);
    },
  };
}
