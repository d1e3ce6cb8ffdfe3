import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import {
  type Alert,
  EXPIRES_AFTER,
  type Helper,
  type Holder,
  type Sender,
} from '../../../core/alerts/alert.ts';
import type { AlertId, ComplexId, SpotNumber } from '../../../core/kernel/ids.ts';
import { after, before, CLOCK_SKEW, days, minutes } from '../../../core/kernel/time.ts';
import type { Alerts } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';
import { alertLists } from './alert-lists.ts';

type PartyRow = Insertable<Tables['alert_parties']>;
type StoredParty = Selectable<Tables['alert_parties']>;
type AlertRow = Selectable<Tables['alerts']>;

export function alerts(db: Kysely<Tables>): Alerts {
  return {
    add: async (alert) => {
      const { id } = await db
        .insertInto('alerts')
        .values({
          complex_id: alert.complex,
          kind: alert.kind,
          spot: alert.spot,
          withheld: alert.withheld,
          raised_at: alert.raisedAt,
          note: alert.note.text,
          note_photos: alert.note.photos,
          ...changing(alert),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('alert_parties')
        .values(partiesOf({ ...alert, id }))
        .execute();
      return id;
    },
    lock: async (complex, alert) => {
      // The row is locked first and read after: one statement would read the parties as they were before the wait.
      await sql`select from alerts where complex_id = ${complex} and id = ${alert} for update`.execute(db);
      return read(db, complex, alert);
    },
    get: (complex, alert) => read(db, complex, alert),
    save: async (alert) => {
      await db
        .updateTable('alerts')
        .set(changing(alert))
        .where('complex_id', '=', alert.complex)
        .where('id', '=', alert.id)
        .execute();
      const parties = partiesOf(alert);
      if (parties.length === 0) return;
      await db
        .insertInto('alert_parties')
        .values(parties)
        .onConflict((oc) =>
          oc.columns(['complex_id', 'alert_id', 'part', 'person_id']).doUpdateSet((eb) => ({
            spot: eb.ref('excluded.spot'),
            reach: eb.ref('excluded.reach'),
            answer: eb.ref('excluded.answer'),
            answered_at: eb.ref('excluded.answered_at'),
            done_at: eb.ref('excluded.done_at'),
            muted: eb.ref('excluded.muted'),
            quota_left: eb.ref('excluded.quota_left'),
          })),
        )
        .execute();
    },
    complain: async (complex, alert, holder, at) => {
      const row = await db
        .updateTable('alert_parties')
        .set({ complained_at: at })
        .where('complex_id', '=', complex)
        .where('alert_id', '=', alert)
        .where('part', '=', 'holder')
        .where('person_id', '=', holder)
        .where('complained_at', 'is', null)
        .returning('person_id')
        .executeTakeFirst();
      return row !== undefined;
    },
    ...alertLists(db),
    openSos: async (complex, spot) => {
      const row = await db
        .selectFrom('alerts')
        .select('id')
        .where('complex_id', '=', complex)
        .where('spot', '=', spot)
        .where('kind', '=', 'sos')
        .where('state', '!=', 'closed')
        .where('withheld', '=', false)
        .executeTakeFirst();
      return row?.id ?? null;
    },
    lookBack: async (complex, sender, spot, kind, now) => {
      // What seems to lie ahead was written before the clock was set back: it stands in nobody's way.
      const until = after(now, CLOCK_SKEW);
      const { rows } = await sql<LookBackRow>`
        with mine as (
          select a.id, a.kind, a.spot, a.last_event_at, a.closing, s.spot as signed, s.joined_at,
            coalesce(s.done_at, a.closed_at) as ended_at, exists (
            select from alert_parties p
            where p.complex_id = a.complex_id and p.alert_id = a.id
              and p.reach in ('pending', 'delayed', 'delivered')
          ) as counts
          from alert_parties s join alerts a on a.complex_id = s.complex_id and a.id = s.alert_id
          where s.complex_id = ${complex} and s.person_id = ${sender} and s.part = 'sender'
            and s.joined_at > ${before(now, days(30))}
        ), paid as (
          -- One correction of a wrong number is free.
          select * from mine where counts and id is distinct from (
            select max(id) from mine where closing = 'wrong number' and joined_at > ${before(now, days(1))} and joined_at <= ${until}
          )
        ), about as (
          select * from mine where spot is not distinct from ${spot}::integer and kind = ${kind} and last_event_at > ${before(now, 2 * EXPIRES_AFTER)}
        )
        select
          (select count(*)::int from paid where joined_at > ${before(now, minutes(10))} and joined_at <= ${until}) as in_ten_minutes,
          (select count(*)::int from paid where joined_at > ${before(now, days(1))} and joined_at <= ${until}) as in_a_day,
          (select max(id) from about where ended_at is null) as open_thread,
          (select max(ended_at) from about where ended_at <= ${until}) as last_closed_at,
          (select signed from mine where signed is not null order by joined_at desc, id desc limit 1) as last_signature
      `.execute(db);
      const [row] = rows;
      if (!row) throw new Error('a query of aggregates returned no row');
      return {
        inTenMinutes: row.in_ten_minutes,
        inADay: row.in_a_day,
        openThread: row.open_thread,
        lastClosedAt: row.last_closed_at,
        lastSignature: row.last_signature,
      };
    },
  };
}

type LookBackRow = {
  in_ten_minutes: number;
  in_a_day: number;
  open_thread: AlertId | null;
  last_closed_at: Date | null;
  last_signature: SpotNumber | null;
};

async function read(db: Kysely<Tables>, complex: ComplexId, id: AlertId): Promise<Alert | null> {
  const row = await db
    .selectFrom('alerts')
    .selectAll()
    .where('complex_id', '=', complex)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const parties = await db
    .selectFrom('alert_parties')
    .selectAll()
    .where('complex_id', '=', complex)
    .where('alert_id', '=', id)
    .orderBy('joined_at')
    .orderBy('person_id')
    .execute();
  const senders: Sender[] = [];
  const holders: Holder[] = [];
  const helpers: Helper[] = [];
  for (const party of parties) {
    const { part, person_id: person, guard, reach, answer, answered_at, done_at, muted } = party;
    if (part === 'sender') senders.push(senderFrom(party));
    else if (reach === null) throw new Error('a party that is told something has no reach');
    else if (part === 'helper') helpers.push({ person, guard, reach });
    else holders.push({ person, reach, answer, answeredAt: answered_at, doneAt: done_at, muted });
  }
  return { ...fromRow(row), senders, holders, helpers };
}

function senderFrom({ person_id: person, joined_at, ...party }: StoredParty): Sender {
  if (!joined_at) throw new Error('a sender has no moment of joining');
  const { spot, guard, from_group: fromGroup, done_at: doneAt, quota_left: left } = party;
  return { person, spot, guard, fromGroup, joinedAt: joined_at, doneAt, left };
}

function fromRow(row: AlertRow): Omit<Alert, 'senders' | 'holders' | 'helpers'> {
  return {
    complex: row.complex_id,
    id: row.id,
    kind: row.kind,
    spot: row.spot,
    state: row.state,
    raisedAt: row.raised_at,
    openSince: row.open_since,
    lastEventAt: row.last_event_at,
    rungAt: row.rung_at,
    remindedByTimer: row.reminded_by_timer,
    reminders: row.reminders,
    calledAt: row.called_at,
    takenBy: row.taken_by,
    helpedAt: row.helped_at,
    askedAt: row.asked_at,
    closedAt: row.closed_at,
    closing: row.closing,
    note: { text: row.note, photos: row.note_photos },
    withheld: row.withheld,
  };
}

function changing(alert: Omit<Alert, 'id'>) {
  return {
    state: alert.state,
    open_since: alert.openSince,
    last_event_at: alert.lastEventAt,
    rung_at: alert.rungAt,
    reminded_by_timer: alert.remindedByTimer,
    reminders: alert.reminders,
    called_at: alert.calledAt,
    taken_by: alert.takenBy,
    helped_at: alert.helpedAt,
    asked_at: alert.askedAt,
    closed_at: alert.closedAt,
    closing: alert.closing,
  };
}

function partiesOf(alert: Alert): PartyRow[] {
  const key = { complex_id: alert.complex, alert_id: alert.id };
  const nobody = {
    ...key,
    guard: false,
    from_group: false,
    spot: null,
    reach: null,
    answer: null,
    answered_at: null,
    done_at: null,
    joined_at: null,
    muted: false,
    quota_left: null,
  };
  const senders = alert.senders.map(
    ({ person, spot, guard, fromGroup, joinedAt, doneAt, left }): PartyRow => {
      const signed = { guard, spot, from_group: fromGroup, joined_at: joinedAt };
      return { ...nobody, ...signed, part: 'sender', person_id: person, done_at: doneAt, quota_left: left };
    },
  );
  const holders = alert.holders.map(({ person, reach, answer, answeredAt, doneAt, muted }): PartyRow => {
    const said = { reach, answer, answered_at: answeredAt, done_at: doneAt, muted };
    return { ...nobody, ...said, part: 'holder', person_id: person };
  });
  const helpers = alert.helpers.map(({ person, guard, reach }): PartyRow => {
    return { ...nobody, part: 'helper', person_id: person, guard, reach };
  });
  return [...senders, ...holders, ...helpers];
}
