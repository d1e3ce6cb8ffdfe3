import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { ChangeOf } from '../../../core/changes.ts';
import type { ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Lately } from '../../../core/kernel/time.ts';
import type { SpotHolder, Spots } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';

export function spots(db: Kysely<Tables>): Spots {
  return {
    holders: async (complex, spot) => {
      const { rows } = await holdersOf(complex, sql`${spot}`).execute(db);
      return rows;
    },
    heldByOthers: async (complex, numbers, person) => {
      if (numbers.length === 0) return [];
      const rows = await db
        .selectFrom('holdings')
        .select('spot')
        .distinct()
        .where('complex_id', '=', complex)
        .where('spot', 'in', numbers)
        .where('person_id', '!=', person)
        .orderBy('spot')
        .execute();
      return rows.map((row) => row.spot);
    },
    setNoSignals: async (complex, spot, person, noSignals) => {
      await db
        .updateTable('holdings')
        .set({ no_signals: noSignals })
        .where('complex_id', '=', complex)
        .where('spot', '=', spot)
        .where('person_id', '=', person)
        .execute();
    },
    tried: async (complex, person, lately) => {
      const { rows } = await sql<{ spots: readonly SpotNumber[]; plates: readonly string[] }>`
        select array(${triedBy(complex, person, lately)}) as spots,
          array(${platesTriedBy(complex, person, lately)}) as plates
      `.execute(db);
      return rows.flatMap(({ spots, plates }) => [...spots, ...plates]);
    },
    assign: async (complex, spot, person, at, until = null) => {
      const row = { complex_id: complex, number: spot };
      await db
        .insertInto('spots')
        .values(row)
        .onConflict((oc) => oc.doNothing())
        .execute();
      await db
        .insertInto('holdings')
        .values({ complex_id: complex, spot, person_id: person, since: at, tenant_until: until })
        .onConflict((oc) => {
          const owns = { tenant_until: null, tenant_warned: false };
          return until ? oc.doNothing() : oc.columns(['complex_id', 'spot', 'person_id']).doUpdateSet(owns);
        })
        .execute();
      // What an admin wrote down was of a holder without the bot, and this one writes for himself.
      await sql`delete from last_resorts where complex_id = ${complex} and spot = ${spot}`.execute(db);
    },
  };
}

/** Whoever holds the spot, the longest holder first. */
export function holdersOf(complex: ComplexId, spot: RawBuilder<unknown>): RawBuilder<SpotHolder> {
  return sql`
    select h.person_id as person, h.no_signals as "noSignals", exists (
      select from addresses a where a.person_id = h.person_id and a.unreachable_since is null
    ) as reachable, h.tenant_until is not null as tenant, exists (
      select from memberships m
      where m.complex_id = ${complex} and m.person_id = h.person_id and m.banned_until is not null
    ) as banned
    from holdings h where h.complex_id = ${complex} and h.spot = ${spot}
    order by h.since, h.person_id`;
}

/** The numbers that somebody named of late. */
export function triedBy(complex: ComplexId, person: PersonId, { since, until }: Lately) {
  return sql`
    select spot from tried_numbers where complex_id = ${complex} and person_id = ${person}
      and tried_at > ${since} and tried_at <= ${until}`;
}

/** The keys of the plates that somebody named of late. */
export function platesTriedBy(complex: ComplexId, person: PersonId, { since, until }: Lately) {
  return sql`
    select plate_key from tried_plates where complex_id = ${complex} and person_id = ${person}
      and tried_at > ${since} and tried_at <= ${until}`;
}

export function rememberTriedPlate(
  db: Kysely<Tables>,
  complex: ComplexId,
  { person, key, at }: ChangeOf<'plate tried'>,
): CompiledQuery {
  return db
    .insertInto('tried_plates')
    .values({ complex_id: complex, person_id: person, plate_key: key, tried_at: at })
    .onConflict((oc) => oc.columns(['complex_id', 'person_id', 'plate_key']).doUpdateSet({ tried_at: at }))
    .compile();
}

export function rememberTried(
  db: Kysely<Tables>,
  complex: ComplexId,
  { person, spot, at }: ChangeOf<'number tried'>,
): CompiledQuery {
  return db
    .insertInto('tried_numbers')
    .values({ complex_id: complex, person_id: person, spot, tried_at: at })
    .onConflict((oc) => oc.columns(['complex_id', 'person_id', 'spot']).doUpdateSet({ tried_at: at }))
    .compile();
}
