import { type Kysely, type Selectable, sql } from 'kysely';
import type { SpotImport, SpotImports } from '../../../core/spots/import-ports.ts';
import type { KnownSpot } from '../../../core/spots/plan-import.ts';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';

/** A lease that ends later than a minute from now was measured before the clock was set back. */
export const isFree = sql<boolean>`state = 'reading' and (leased_until is null
  or leased_until not between clock_timestamp() and clock_timestamp() + interval '2 minutes')`;

export function spotImports(db: Kysely<Tables>, begun: () => void): SpotImports {
  const one = (complex: SpotImport['complex'], id: number) =>
    db.selectFrom('spot_imports').selectAll().where('complex_id', '=', complex).where('id', '=', id);
  return {
    begin: async (complex, by, file, name, at) => {
      begun();
      await db
        .updateTable('spot_imports')
        .set({ state: 'over', list: null, plan: null })
        .where('complex_id', '=', complex)
        .where('person_id', '=', by)
        .where('state', '!=', 'over')
        .execute();
      const { id } = await db
        .insertInto('spot_imports')
        .values({ complex_id: complex, person_id: by, begun_at: at, file, name, state: 'reading' })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    next: async () => {
      const { rows } = await sql<Selectable<Tables['spot_imports']>>`
        update spot_imports set leased_until = clock_timestamp() + interval '1 minute', tries = tries + 1
        where (complex_id, id) = (
          select complex_id, id from spot_imports where ${isFree} order by id limit 1 for update skip locked
        ) returning *
      `.execute(db);
      const [row] = rows;
      return row ? { ...importOf(row), tries: row.tries } : null;
    },
    get: async (complex, id) => {
      const row = await one(complex, id).executeTakeFirst();
      return row ? importOf(row) : null;
    },
    lock: async (complex, id) => {
      await sql`select pg_advisory_xact_lock(${LOCK.list}, hashtext(${String(complex)}))`.execute(db);
      const row = await one(complex, id).forUpdate().executeTakeFirst();
      return row ? importOf(row) : null;
    },
    save: async ({ complex, id, state, list, plan, fault }) => {
      const kept = (value: unknown) => (value === null || state === 'over' ? null : JSON.stringify(value));
      await db
        .updateTable('spot_imports')
        .set({ state, list: kept(list), plan: kept(plan), fault })
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .execute();
    },
    known: async (complex) => {
      const { rows } = await sql<KnownSpot>`
        select s.number as spot, s.section, s.row_label as row, s.column_number as column, s.flats, exists (
          select from holdings h where h.complex_id = s.complex_id and h.spot = s.number
        ) as held, array(
          select distinct c.plate_key from holdings h
          join cars c on c.complex_id = h.complex_id and c.person_id = h.person_id
          where h.complex_id = s.complex_id and h.spot = s.number
            and (c.confirmed_by is not null or c.state = 'refused')
          order by c.plate_key
        ) as cars
        from spots s where s.complex_id = ${complex} order by s.number
      `.execute(db);
      return rows;
    },
    put: async (complex, rows) => {
      if (rows.length === 0) return;
      await sql`
        insert into spots (complex_id, number, section, row_label, column_number, flats)
        select ${complex}, r.spot, r.section, r."row", r."column", coalesce(r.flats, '{}')
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r (spot integer, section text, "row" text, "column" integer, flats text[])
        on conflict (complex_id, number) do update
          set section = excluded.section, row_label = excluded.row_label, column_number = excluded.column_number,
            flats = excluded.flats
      `.execute(db);
    },
    remove: async (complex, spots) => {
      if (spots.length === 0) return;
      await sql`
        delete from spots s where s.complex_id = ${complex} and s.number = any(${spots}::integer[])
          and not exists (select from holdings h where h.complex_id = s.complex_id and h.spot = s.number)
      `.execute(db);
    },
  };
}

function importOf(row: Selectable<Tables['spot_imports']>): SpotImport {
  const { id, file, name, state, list, plan, fault } = row;
  return { id, complex: row.complex_id, by: row.person_id, file, name, state, list, plan, fault };
}
