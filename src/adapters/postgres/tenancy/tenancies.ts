import { type Kysely, sql } from 'kysely';
import type { Tenancy } from '../../../core/tenancy/tenancy.ts';
import type { Tenancies } from '../../../core/tenancy/tenancy-ports.ts';
import { spotNamed } from '../kit/named-spot.ts';
import type { Tables } from '../tables.ts';

export function tenancies(db: Kysely<Tables>): Tenancies {
  return {
    of: async (complex, spot) => {
      const { rows } = await sql<Tenancy>`
        select spot, person_id as person, tenant_until as until, tenant_warned as warned from holdings
        where complex_id = ${complex} and spot = ${spotNamed(complex, spot)} and tenant_until is not null
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
