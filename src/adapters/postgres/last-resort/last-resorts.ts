import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { ChangeOf } from '../../../core/changes.ts';
import type { AlertId, ComplexId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { type LastResort, NO_RESORT, type ShownResort } from '../../../core/last-resort/last-resort.ts';
import type { LastResorts, ResortOf } from '../../../core/last-resort/last-resort-ports.ts';
import { NOTICE_VERSION } from '../../../core/notices.ts';
import { LANES } from '../outbox/lanes.ts';
import type { Tables } from '../tables.ts';

export function lastResorts(db: Kysely<Tables>): LastResorts {
  return {
    get: async (complex, of) => {
      const { rows } = await sql<LastResort>`
        select flat, phone from last_resorts where complex_id = ${complex} and ${whose(of)}
      `.execute(db);
      return rows[0] ?? NO_RESORT;
    },
    set: async (complex, of, { flat, phone }, at) => {
      if (flat === null && phone === null) {
        await sql`delete from last_resorts where complex_id = ${complex} and ${whose(of)}`.execute(db);
        return;
      }
      const changed = { flat, phone, entered_at: at };
      if ('spot' in of)
        await db
          .insertInto('spots')
          .values({ complex_id: complex, number: of.spot })
          .onConflict((oc) => oc.doNothing())
          .execute();
      const owner = { person_id: 'person' in of ? of.person : null, spot: 'spot' in of ? of.spot : null };
      await db
        .insertInto('last_resorts')
        .values({ complex_id: complex, ...owner, ...changed })
        .onConflict((oc) =>
          oc.columns(['complex_id', 'person' in of ? 'person_id' : 'spot']).doUpdateSet(changed),
        )
        .execute();
    },
    shownIn: async (complex, of) => {
      const { rows } = await sql<{ id: AlertId }>`
        select a.id from last_resort_showings s join alerts a on a.complex_id = s.complex_id and a.id = s.alert_id
        where s.complex_id = ${complex} and s.resort_id = ${resortOf(complex, of)} and a.state <> 'closed' order by a.id
      `.execute(db);
      return rows.map(({ id }) => id);
    },
    hide: async (complex, of, alert) => {
      await sql`
        delete from last_resort_showings
        where complex_id = ${complex} and alert_id = ${alert} and resort_id = ${resortOf(complex, of)}
      `.execute(db);
    },
    shown: async (complex, alert) => {
      const { rows } = await sql<ShownResort>`
        select r.person_id as person, r.flat, r.phone
        from last_resort_showings s join last_resorts r on r.complex_id = s.complex_id and r.id = s.resort_id
        where s.complex_id = ${complex} and s.alert_id = ${alert} order by r.id
      `.execute(db);
      return rows;
    },
  };
}

const whose = (of: ResortOf) =>
  'person' in of ? sql<boolean>`person_id = ${of.person}` : sql<boolean>`spot = ${of.spot}`;

const resortOf = (complex: ComplexId, of: ResortOf) =>
  sql`(select id from last_resorts where complex_id = ${complex} and ${whose(of)})`;

/** Once a thread: what is shown, its line in the journal and the word to its owner are one statement. */
export function showResorts(
  db: Kysely<Tables>,
  complex: ComplexId,
  { alert, spot, owners }: ChangeOf<'last resorts shown'>,
  now: Instant,
): CompiledQuery {
  return sql`
    with shown as (
      insert into last_resort_showings (complex_id, alert_id, resort_id, shown_at)
      select complex_id, ${alert}, id, ${now} from last_resorts
      where complex_id = ${complex} and (person_id = any(${owners}::bigint[]) or spot = ${spot})
      for key share
      on conflict do nothing returning resort_id
    ), meant as (
      select r.person_id from shown s join last_resorts r on r.complex_id = ${complex} and r.id = s.resort_id
    ), noted as (
      insert into journal (complex_id, at, about, deed)
      select ${complex}, ${now}, person_id, jsonb_build_object('kind', 'last resort shown', 'spot', ${spot}::int)
      from meant
    )
    insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state)
    select ${complex}, person_id, ${LANES.note}::smallint, jsonb_build_object(
      'kind', 'last resort shown', 'alert', ${alert}::bigint, 'spot', ${spot}::int
    ), ${NOTICE_VERSION}::smallint, ${now}::timestamptz, ${now}::timestamptz, 'due'
    from meant where person_id is not null order by person_id
    returning recipient
  `.compile(db);
}

/** Of a spot, by an admin: whether a call about it goes to guards and admins at once. */
export const hasSpotResort = (complex: ComplexId, spot: number | null) =>
  sql<boolean>`exists (select from last_resorts where complex_id = ${complex} and spot = ${spot}::int)`;
