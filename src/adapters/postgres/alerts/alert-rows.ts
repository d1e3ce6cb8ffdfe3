import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Alert, Helper, Holder, Sender } from '../../../core/alerts/alert.ts';
import type { AlertId, ComplexId } from '../../../core/kernel/ids.ts';
import { instantOf } from '../../../core/kernel/time.ts';
import type { TagCall } from '../../../core/windscreen/tag-call.ts';
import { type Json, momentOf, type Value } from '../kit/json.ts';
import type { Tables } from '../tables.ts';

export type PartyRow = Insertable<Tables['alert_parties']>;

type AlertJson = Json<Selectable<Tables['alerts']>>;
type PartyJson = Json<Selectable<Tables['alert_parties']>>;

/** A thread in one column of a bigger query, so that one statement sees all of it at the same moment. */
export type ThreadJson = { readonly alert: AlertJson; readonly parties: readonly PartyJson[] };

export function threadJson(complex: Value<ComplexId>, id: Value<AlertId>): RawBuilder<ThreadJson | null> {
  return sql`(
    select jsonb_build_object('alert', to_jsonb(a), 'parties', (
      select coalesce(jsonb_agg(to_jsonb(p) order by p.joined_at, p.person_id), '[]')
      from alert_parties p where p.complex_id = a.complex_id and p.alert_id = a.id
    )) from alerts a where a.complex_id = ${complex} and a.id = (${id})
  )`;
}

/** The thread in the words of the core. */
export function threadFrom({ alert, parties }: ThreadJson): Alert {
  const senders: Sender[] = [];
  const holders: Holder[] = [];
  const helpers: Helper[] = [];
  let borrower: Holder | null = null;
  for (const party of parties) {
    const { part, person_id: person, guard, reach, answer, muted, unvouched } = party;
    const answeredAt = momentOf(party.answered_at);
    const phoneAt = momentOf(party.phone_at);
    const phone = phoneAt && { phoneAt };
    if (part === 'sender') senders.push(senderFrom(party));
    else if (reach === null) throw new Error('a party that is told something has no reach');
    else if (part === 'helper') helpers.push({ person, guard, reach, ...phone });
    else {
      const said = { reach, answer, answeredAt, doneAt: momentOf(party.done_at), muted };
      const askedAt = momentOf(party.joined_at);
      const holder = {
        person,
        ...said,
        ...phone,
        ...(askedAt && { askedAt }),
        ...(unvouched && { unvouched: true as const }),
      };
      if (party.borrower) borrower = holder;
      else holders.push(holder);
    }
  }
  return { ...fromRow(alert), senders, holders, borrower, helpers };
}

function senderFrom({ person_id: person, joined_at, ...party }: PartyJson): Sender {
  if (!joined_at) throw new Error('a sender has no moment of joining');
  const { spot, guard, from_group: fromGroup, done_at, quota_left: left } = party;
  return { person, spot, guard, fromGroup, joinedAt: instantOf(joined_at), doneAt: momentOf(done_at), left };
}

function fromRow(row: AlertJson): Omit<Alert, 'senders' | 'holders' | 'borrower' | 'helpers'> {
  return {
    complex: row.complex_id,
    id: row.id,
    kind: row.kind,
    spot: row.spot,
    car: row.plate === null || row.plate_key === null ? null : { plate: row.plate, key: row.plate_key },
    unfound: row.unfound,
    state: row.state,
    raisedAt: instantOf(row.raised_at),
    openSince: instantOf(row.open_since),
    lastEventAt: instantOf(row.last_event_at),
    rungAt: instantOf(row.rung_at),
    remindedByTimer: row.reminded_by_timer,
    reminders: row.reminders,
    calledAt: momentOf(row.called_at),
    takenBy: row.taken_by,
    advised: row.advised,
    helpedAt: momentOf(row.helped_at),
    askedAt: momentOf(row.asked_at),
    closedAt: momentOf(row.closed_at),
    closing: row.closing,
    note: { text: row.note, photos: row.note_photos },
    ownersWait: row.owners_wait,
    withheld: row.withheld,
    visitor: visitorOf(row),
  };
}

function visitorOf({ tag_id: tag, reason, rings }: AlertJson): TagCall | null {
  return reason === null || rings === null ? null : { tag, reason, rings };
}

export function changing(alert: Omit<Alert, 'id'>) {
  return {
    state: alert.state,
    open_since: alert.openSince,
    last_event_at: alert.lastEventAt,
    rung_at: alert.rungAt,
    reminded_by_timer: alert.remindedByTimer,
    reminders: alert.reminders,
    called_at: alert.calledAt,
    taken_by: alert.takenBy,
    advised: alert.advised,
    owners_wait: alert.ownersWait,
    helped_at: alert.helpedAt,
    asked_at: alert.askedAt,
    closed_at: alert.closedAt,
    closing: alert.closing,
  };
}

export function partiesOf(alert: Alert): PartyRow[] {
  const key = { complex_id: alert.complex, alert_id: alert.id };
  const nobody = {
    ...key,
    guard: false,
    from_group: false,
    spot: null,
    reach: null,
    phone_at: null,
    answer: null,
    answered_at: null,
    done_at: null,
    joined_at: null,
    muted: false,
    unvouched: false,
    borrower: false,
    quota_left: null,
  };
  const senders = alert.senders.map(
    ({ person, spot, guard, fromGroup, joinedAt, doneAt, left }): PartyRow => {
      const signed = { guard, spot, from_group: fromGroup, joined_at: joinedAt };
      return { ...nobody, ...signed, part: 'sender', person_id: person, done_at: doneAt, quota_left: left };
    },
  );
  const holderRow = (holder: Holder): PartyRow => {
    const { person, reach, phoneAt = null, answer, answeredAt, doneAt, muted } = holder;
    const { unvouched = false, askedAt = null } = holder;
    const said = {
      reach,
      phone_at: phoneAt,
      answer,
      answered_at: answeredAt,
      done_at: doneAt,
      muted,
      unvouched,
      joined_at: askedAt,
    };
    return { ...nobody, ...said, part: 'holder', person_id: person };
  };
  const holders = alert.holders.map(holderRow);
  const borrowers = alert.borrower ? [{ ...holderRow(alert.borrower), borrower: true }] : [];
  const helpers = alert.helpers.map(({ person, guard, reach, phoneAt = null }): PartyRow => {
    return { ...nobody, part: 'helper', person_id: person, guard, reach, phone_at: phoneAt };
  });
  return [...senders, ...holders, ...borrowers, ...helpers];
}
