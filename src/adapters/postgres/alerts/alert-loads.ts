import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AlertLoads, Borrower, RaiseAsked } from '../../../core/alerts/alert-ports.ts';
import { type CarMeant, carMeant, peopleOf, type TypedCar } from '../../../core/cars/car-meant.ts';
import type { CarHolder } from '../../../core/cars/car-ports.ts';
import { anyRegionOf, plateKeys } from '../../../core/cars/plate.ts';
import type { AlertId, ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import { type Instant, lately } from '../../../core/kernel/time.ts';
import type { SpotHolder, Staff } from '../../../core/ports.ts';
import { NUMBERS_WINDOW } from '../../../core/spots/try-number.ts';
import { holdersOf as holdersOfCar } from '../cars/cars.ts';
import { type RulesRow, rulesFrom } from '../complexes/complexes.ts';
import { listOf } from '../kit/json.ts';
import type { Post } from '../kit/line.ts';
import { alarmTurn, openSos, openSosOfCar, sosLock, spotHold, threadLock } from '../kit/locks.ts';
import { hasSpotResort } from '../last-resort/last-resorts.ts';
import { hostsOfPlate } from '../passes/passes.ts';
import { staffOf } from '../residents/residents.ts';
import { holdersOf, platesTriedBy, triedBy } from '../spots/spots.ts';
import type { Tables } from '../tables.ts';
import { type ThreadJson, threadFrom, threadJson } from './alert-rows.ts';
import { borrowerOf } from './borrowers.ts';
import { cardLook } from './card-look.ts';
import { mutingAll, mutingNow } from './mutes.ts';
import { type SenderHistoryRow, senderHistory, senderHistoryFrom } from './sender-history.ts';

type SeenRow = RulesRow & {
  readonly thread: ThreadJson | null;
  readonly holders: readonly SpotHolder[];
  readonly staff: readonly Staff[];
  readonly borrower: Borrower | null;
  readonly muted_by: readonly PersonId[];
};

type RaiseRow = SeenRow &
  SenderHistoryRow & {
    readonly id: AlertId;
    readonly tried: readonly SpotNumber[];
    readonly has_spot_resort: boolean;
    readonly tried_plates: readonly string[];
  };

/**
 * First the locks, then all that is read, in one statement: it sees one moment, and that is after the wait. They are
 * one round trip, but never one statement.
 */
export function alertLoads(db: Kysely<Tables>, post: Post): AlertLoads {
  return {
    load: async (complex, alert, now) => {
      post(threadLock(complex, alert).compile(db));
      const spot = sql`(select spot from alerts where complex_id = ${complex} and id = ${alert})`;
      const { rows } = await sql<SeenRow>`
        select c.remind_after_minutes, c.call_after_minutes, ${threadJson(complex, alert)} as thread,
          ${listOf(holdersOf(complex, spot))} as holders, ${listOf(staffOf(complex, now))} as staff,
          ${borrowerOf(complex, spot, now)} as borrower, array(${mutingAll(complex, alert, now)}) as muted_by
        from complexes c where c.id = ${complex}
      `.execute(db);
      const [row] = rows;
      if (!row?.thread) return null;
      const { thread, staff, muted_by: mutedBy } = row;
      const borrower = row.borrower?.person ?? null;
      const seen = threadFrom(thread);
      const holders = seen.car && !seen.unfound ? await driversOf(db, complex, seen.car.key) : row.holders;
      return { alert: seen, rules: rulesFrom(row), holders, borrower, staff, mutedBy };
    },
    loadRaise: async (complex, asked, now) => {
      const { kind, spot } = asked;
      const meant = asked.car && (await meantBy(db, complex, asked.car, asked.sender));
      const sos = kind === 'sos' ? sosAbout(complex, spot, meant) : null;
      // A transfer that is under way would hand over only the threads that it sees.
      if (spot !== null && kind !== 'stranger') post(spotHold(complex, spot).compile(db));
      const alarm = spot ?? meant?.key;
      if (sos && alarm !== undefined) {
        post(alarmTurn(complex, alarm).compile(db));
        post(sosLock(sos).compile(db));
      }
      const row = await readRaise(db, complex, asked, { meant, sos }, now);
      const { id, tried, tried_plates: plates, thread, muted_by: mutedBy, staff, borrower } = row;
      const holders = meant?.kind === 'car' ? peopleOf(meant.holders).map(asHolder) : row.holders;
      const past = senderHistoryFrom(row);
      return {
        ...{ id, rules: rulesFrom(row), past, tried: [...tried, ...plates], meant, holders, mutedBy, staff },
        borrower,
        hasSpotResort: row.has_spot_resort,
        howling: thread && threadFrom(thread),
      };
    },
    seenBy: cardLook(db),
  };
}

async function readRaise(
  db: Kysely<Tables>,
  complex: ComplexId,
  { sender, kind, spot, car, text }: RaiseAsked,
  { meant, sos }: { readonly meant: CarMeant | null; readonly sos: RawBuilder<{ id: AlertId }> | null },
  now: Instant,
): Promise<RaiseRow> {
  const howling = sos ? threadJson(complex, sos) : sql`null::jsonb`;
  const past = senderHistory(complex, sender, { spot, key: meant?.key ?? null }, kind, now);
  const hour = lately(now, NUMBERS_WINDOW);
  // A car's full number, typed where nobody knows the spot: whoever made a pass for it.
  const typed = car?.plate ?? text ?? '';
  const asked = spot === null ? hostsOfPlate(complex, typed, now) : holdersOf(complex, sql`${spot}`);
  const { rows } = await sql<RaiseRow>`
    with ${past.tables}
    select nextval(pg_get_serial_sequence('alerts', 'id')) as id, ${past.columns},
      c.remind_after_minutes, c.call_after_minutes,
      array(${triedBy(complex, sender, hour)}) as tried,
      array(${platesTriedBy(complex, sender, hour)}) as tried_plates, array(${mutingNow(complex, sender, now)}) as muted_by,
      ${listOf(asked)} as holders, ${listOf(staffOf(complex, now))} as staff,
      ${borrowerOf(complex, sql`${spot}::integer`, now)} as borrower, ${hasSpotResort(complex, spot)} as has_spot_resort, ${howling} as thread
    from complexes c where c.id = ${complex}
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('an alert is raised in a complex that is not there');
  return row;
}

/** Whose car somebody means by a plate, before anything is locked for it. */
async function meantBy(
  db: Kysely<Tables>,
  complex: ComplexId,
  typed: TypedCar,
  sender: PersonId,
): Promise<CarMeant> {
  const open = anyRegionOf(typed.plate);
  const beginnings = open === null ? [] : [open];
  const { rows } = await holdersOfCar(complex, plateKeys(typed.plate), beginnings).execute(db);
  const own = await sql<{ key: string }>`
    select plate_key as key from cars where complex_id = ${complex} and person_id = ${sender}
      and (state = 'known' or confirmed_by is distinct from 'list')
  `.execute(db);
  return carMeant(
    typed,
    rows,
    own.rows.map(({ key }) => key),
  );
}

function sosAbout(complex: ComplexId, spot: SpotNumber | null, meant: CarMeant | null) {
  if (spot !== null) return openSos(complex, spot);
  return meant && openSosOfCar(complex, meant.key, meant.kind === 'unfound');
}

/** Whoever registered the car by now. */
async function driversOf(
  db: Kysely<Tables>,
  complex: ComplexId,
  key: string,
): Promise<readonly SpotHolder[]> {
  const { rows } = await holdersOfCar(complex, [key], []).execute(db);
  return peopleOf(rows).map(asHolder);
}

function asHolder({ person, reachable, isConfirmed }: CarHolder): SpotHolder {
  return { person, reachable, noSignals: false, ...(!isConfirmed && { unvouched: true }) };
}
