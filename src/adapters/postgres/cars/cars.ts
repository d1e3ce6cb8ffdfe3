import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Car } from '../../../core/cars/car.ts';
import type { CarHolder, Cars } from '../../../core/cars/car-ports.ts';
import type { Post } from '../kit/line.ts';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';
import { carQuestions } from './car-questions.ts';
import { gateCars } from './gate-cars.ts';

type Row = Selectable<Tables['cars']>;

export function cars(db: Kysely<Tables>, post: Post): Cars {
  const rows = (complex: Car['complex']) =>
    db.selectFrom('cars').selectAll().where('complex_id', '=', complex);
  return {
    lockPlate: async (complex, key) => {
      post(sql`select pg_advisory_xact_lock(${LOCK.plate}, hashtext(${`${complex}:${key}`}))`.compile(db));
    },
    holdersOf: async (complex, keys, beginnings = []) => {
      const { rows: found } = await holdersOf(complex, keys, beginnings).execute(db);
      return found;
    },
    add: async (car) => {
      const row = await db
        .insertInto('cars')
        .values({
          complex_id: car.complex,
          person_id: car.person,
          plate: car.plate,
          plate_key: car.key,
          state: car.state,
          confirmed_by: car.confirmedBy,
          added_at: car.addedAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return carOf(row);
    },
    get: async (complex, car) => {
      const row = await rows(complex).where('id', '=', car).executeTakeFirst();
      return row ? carOf(row) : null;
    },
    of: async (complex, person) =>
      (await rows(complex).where('person_id', '=', person).orderBy('id').execute()).map(carOf),
    withKeys: async (complex, keys, beginnings) => {
      const found = rows(complex)
        .where(isOneOf(sql.ref('plate_key'), keys, beginnings))
        .orderBy('id');
      return (await found.execute()).map(carOf);
    },
    setState: async (complex, car, state, confirmedBy) => {
      await db
        .updateTable('cars')
        .set({ state, confirmed_by: confirmedBy })
        .where('complex_id', '=', complex)
        .where('id', '=', car)
        .execute();
    },
    remove: async (complex, car) => {
      await db.deleteFrom('cars').where('complex_id', '=', complex).where('id', '=', car).execute();
    },
    coHoldersAmong: async (complex, person, people) => {
      const { rows: found } = await sql<{ person: Car['person'] }>`
        select distinct o.person_id as person from holdings h
        join holdings o on o.complex_id = h.complex_id and o.spot = h.spot and o.person_id <> h.person_id
          and ${sameHousehold}
        where h.complex_id = ${complex} and h.person_id = ${person} and o.person_id = any(${people}::bigint[])
      `.execute(db);
      return found.map((row) => row.person);
    },
    ...carQuestions(db),
    ...gateCars(db),
  };
}

/** The gate's key writes О and 0 alike, which a plate's key tells apart. */
const gateKey = sql`replace(c.plate_key, 'O', '0')`;

/** Whoever rents a spot and whoever owns it share no car. */
const sameHousehold = sql`(h.tenant_until is null) = (o.tenant_until is null)`;

/** Whoever may be reached by the keys. */
export function holdersOf(complex: Car['complex'], keys: readonly string[], beginnings: readonly string[]) {
  return sql<CarHolder>`
    select c.person_id as person, c.id as car, c.plate, c.plate_key as key, exists (
      select from addresses a where a.person_id = c.person_id and a.unreachable_since is null
    ) as reachable, c.confirmed_by is not null or exists (
      select from cars other
      join holdings o on o.complex_id = other.complex_id and o.person_id = other.person_id
      join holdings h on h.complex_id = o.complex_id and h.spot = o.spot and h.person_id = c.person_id
        and ${sameHousehold}
      where other.complex_id = c.complex_id and other.plate_key = c.plate_key and other.state = 'known'
        and other.person_id <> c.person_id
    ) or exists (
      select from guest_passes g where g.complex_id = c.complex_id and g.host = c.person_id and g.is_plate
        and g.guest_key = ${gateKey} and g.entered_at is not null
    ) as "isConfirmed"
    from cars c
    where c.complex_id = ${complex} and c.state = 'known'
      and ${isOneOf(sql.ref('c.plate_key'), keys, beginnings)}
    order by c.id`;
}

/** One of the keys, or one that begins so and goes on with a region. */
function isOneOf(key: RawBuilder<unknown>, keys: readonly string[], beginnings: readonly string[]) {
  return sql<boolean>`(${key} = any(${keys}::text[]) or exists (
    select from unnest(${beginnings}::text[]) b
    where ${key} like b || '%' and substr(${key}, length(b) + 1) ~ '^[0-9]{1,3}$'
  ))`;
}

function carOf(row: Row): Car {
  return {
    complex: row.complex_id,
    id: row.id,
    person: row.person_id,
    plate: row.plate,
    key: row.plate_key,
    state: row.state,
    confirmedBy: row.confirmed_by,
    addedAt: row.added_at,
  };
}
