import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Json, MyData } from '../../../core/privacy/privacy-ports.ts';
import type { Tables } from '../tables.ts';

type Section = (complex: ComplexId, person: PersonId) => RawBuilder<unknown>;

/** How a thread's sender reads in the eyes of a holder or a helper: a spot, or «сосед». */
const sender = sql`coalesce(case when a.kind = 'windscreen' then 'прохожий' end, (
  select case when s.guard then 'охрана' when s.spot is not null and a.kind <> 'sos' and not s.from_group
    then 'сосед с места ' || s.spot else 'сосед' end
  from alert_parties s
  where s.complex_id = a.complex_id and s.alert_id = a.id and s.part = 'sender'
  order by s.joined_at limit 1
), 'сосед')`;

/** A verdict about a plate that two people name would tell that it is known: see ADR 0038. */
const TOLD = sql`deed ->> 'kind' not in ('car confirmed', 'car refused')`;

/**
 * The sections of /mydata, one a table of the book that has one: what the person entered and did. Nobody else is named
 * in them; each query is told whose data it is and of which complex.
 */
export const MY_DATA = {
  persons: (_, person) => sql`
    select display_name, language, met_at from persons where id = ${person}`,
  addresses: (_, person) => sql`
    select b.messenger, a.external_id as id_in_messenger, a.username, a.unreachable_since
    from addresses a join bots b on b.id = a.bot_id where a.person_id = ${person}`,
  memberships: (complex, person) => sql`
    select c.name as complex, m.consent_version, m.consented_at, m.approved_at, m.roles,
      m.banned_until, m.ban_reason, nullif(m.notes_off, '{}') as switched_off
    from memberships m join complexes c on c.id = m.complex_id
    where m.complex_id = ${complex} and m.person_id = ${person}`,
  guards_seen: (complex, person) => sql`
    select seen_at as last_here_as_guard from guards_seen where complex_id = ${complex} and person_id = ${person}`,
  last_resorts: (complex, person) => sql`
    select flat, phone, entered_at from last_resorts where complex_id = ${complex} and person_id = ${person}`,
  windscreen_tags: (complex, person) => sql`
    select spot, made_at, doubted_until from windscreen_tags
    where complex_id = ${complex} and person_id = ${person} order by spot`,
  sound_checks: (complex, person) => sql`
    select asked_at, arrived_at, heard_at, outcome from sound_checks
    where complex_id = ${complex} and person_id = ${person}`,
  web_sessions: (complex, person) => sql`
    select kind, device, made_at, seen_at, expires_at from web_sessions
    where complex_id = ${complex} and person_id = ${person} order by id`,
  push_subscriptions: (complex, person) => sql`
    select substring(endpoint from '^https?://([^/]+)') as my_browser_is_called_by, made_at as since, last_ok_at
    from push_subscriptions where complex_id = ${complex} and person_id = ${person} order by id`,
  holdings: (complex, person) => sql`
    select spot, since, tenant_until as rented_until from holdings where complex_id = ${complex} and person_id = ${person} order by spot`,
  free_marks: (complex, person) => sql`
    select spot, since, until, hidden as hidden_from_directory from free_marks
    where complex_id = ${complex} and set_by = ${person} order by spot`,
  guest_passes: (complex, person) => sql`
    select guest, spot, made_at, until, ended_at, ending, entered_at, left_at from guest_passes
    where complex_id = ${complex} and host = ${person} order by id`,
  lendings: (complex, person) => sql`
    select spot, made_at, until, ended_at, ending, left_at from lendings
    where complex_id = ${complex} and borrower = ${person} order by id`,
  wishes: (complex, person) => sql`
    select made_at, until, offered as spot_offered, ended_at, ending from wishes
    where complex_id = ${complex} and person = ${person} order by id`,
  gate_questions: (complex, person) => sql`
    select case when asked_by = ${person} then 'я' else 'охрана' end as asked_by, spot, guest, asked_at, state,
      case when decided_by = ${person} then 'я' when decided_by is not null then 'совладелец' end as answered_by, decided_at
    from gate_questions where complex_id = ${complex} and (asked_by = ${person} or decided_by = ${person}) order by id`,
  cars: (complex, person) => sql`
    select plate, added_at from cars where complex_id = ${complex} and person_id = ${person} order by id`,
  car_questions: (complex, person) => sql`
    select (
      select c.plate from cars c
      where c.complex_id = q.complex_id and c.person_id = q.holder and c.plate_key = q.plate_key
    ) as plate, 'сосед' as about, q.asked_at, q.answer, q.answered_at
    from car_questions q where q.complex_id = ${complex} and q.holder = ${person} order by q.id`,
  claims: (complex, person) => sql`
    select c.made_at, c.verdict, c.decided_at, c.flat as my_flat, coalesce((
      select json_agg(json_build_object('spot', s.spot, 'state', s.state) order by s.spot) from claim_spots s
      where s.complex_id = c.complex_id and s.claim_id = c.id
    ), '[]') as spots, coalesce((
      select json_agg(json_build_object('text', m.text, 'photo', m.photo is not null, 'photos', nullif(1 + cardinality(m.more_photos), 1), 'written_at', m.written_at)
        order by m.id) from claim_messages m
      where m.complex_id = c.complex_id and m.claim_id = c.id and m.author = 'applicant'
    ), '[]') as my_notes
    from claims c where c.complex_id = ${complex} and c.person_id = ${person} order by c.id`,
  holder_questions: (complex, person) => sql`
    select spot, 'сосед' as about, asked_at, answer, answered_at from holder_questions
    where complex_id = ${complex} and holder = ${person} order by asked_at, spot`,
  spot_transfers: (complex, person) => sql`
    select spot as lost_spot, transferred_at, protested_at from spot_transfers
    where complex_id = ${complex} and former = ${person} order by transferred_at, spot`,
  invites: (complex, person) => sql`
    select made_at, expires_at, used_at, revoked_at, spot, nullif(family, false) as for_my_family from invites
    where complex_id = ${complex} and made_by = ${person} order by made_at`,
  lost_spots: (complex, person) => sql`
    select spot, lost_at, protested_at from lost_spots
    where complex_id = ${complex} and former = ${person} order by id`,
  journal: (complex, person) => sql`
    select at, case when by_person = ${person} then 'я' else 'администратор' end as who,
      case when about = ${person} then 'я' when about is not null then 'сосед' end as whom, deed
    from journal where complex_id = ${complex} and (by_person = ${person} or about = ${person} and ${TOLD}) order by id`,
  spot_imports: (complex, person) => sql`
    select name as list_of_spots, begun_at, state from spot_imports
    where complex_id = ${complex} and person_id = ${person} order by id`,
  backup_readers: (complex, person) => sql`
    select true as copies_into_my_chat from backup_readers where complex_id = ${complex} and person_id = ${person}`,
  alert_parties: (complex, person) => sql`
    select case when p.borrower then 'borrower' else p.part end as my_part, a.kind, a.spot, case when p.part = 'sender' then a.plate end as plate, a.raised_at, a.closed_at, a.closing,
      p.spot as signed_with_spot, p.from_group as asked_in_group, p.joined_at,
      case when p.part = 'sender' then a.note end as my_note,
      case when p.part = 'sender' then cardinality(a.note_photos) end as my_photos,
      case when p.part <> 'sender' then ${sender} end as asked_by,
      p.answer as my_answer, p.answered_at, p.done_at, p.complained_at,
      nullif(cardinality(p.complained_letters), 0) as complained_of_messages,
      case when p.part = 'helper' then a.taken_by = p.person_id end as taken_by_me
    from alert_parties p join alerts a on a.complex_id = p.complex_id and a.id = p.alert_id
    where p.complex_id = ${complex} and p.person_id = ${person} order by a.id, p.part`,
  mutes: (complex, person) => sql`
    select 'сосед' as muted, muted_until from mutes where complex_id = ${complex} and holder = ${person}
    order by muted_until`,
  tried_numbers: (complex, person) => sql`
    select spot, tried_at from tried_numbers where complex_id = ${complex} and person_id = ${person}
    order by tried_at, spot`,
  tried_plates: (complex, person) => sql`
    select plate_key as tried_plate, tried_at from tried_plates
    where complex_id = ${complex} and person_id = ${person} order by tried_at, plate_key`,
  alert_letters: (complex, person) => sql`
    select a.spot, l.part as my_part, l.text, l.photo is not null as photo,
      nullif(1 + cardinality(l.more_photos), 1) as photos, l.written_at
    from alert_letters l join alerts a on a.complex_id = l.complex_id and a.id = l.alert_id
    where l.complex_id = ${complex} and l.author = ${person} order by l.id`,
  announcements: (complex, person) => sql`
    select text, photo is not null as photo, document is not null as document,
      nullif(1 + cardinality(more_files), 1) as files, to_spots, to_sections,
      nullif(asks_to_move, false) as asks_to_move_cars, state, starts_at, finished_at
    from announcements where complex_id = ${complex} and author = ${person} order by id`,
  announcement_answers: (complex, person) => sql`
    select a.starts_at as announced_at, case when a.author = ${person} then 'я' else 'администратор' end as asked_by,
      w.answer as my_answer, w.answered_at
    from announcement_answers w join announcements a on a.complex_id = w.complex_id and a.id = w.announcement_id
    where w.complex_id = ${complex} and w.person_id = ${person} order by w.announcement_id`,
  asked_back: (complex, person) => sql`
    select note, cardinality(note_photos) as photos, nullif(plates, '{}') as plates, expires_at from asked_back
    where complex_id = ${complex} and person_id = ${person} order by id`,
  albums: (_, person) => sql`
    select parts as being_taken, seen_at from albums where person_id = ${person} order by seen_at`,
  dialogs: (_, person) => sql`
    select dialog as unfinished, expires_at from dialogs where person_id = ${person}`,
} as const satisfies Partial<Record<keyof Tables, Section>>;

/** All sections in which there is something. Empty fields are left out. */
export async function readMyData(db: Kysely<Tables>, complex: ComplexId, person: PersonId): Promise<MyData> {
  const data: Record<string, readonly Json[]> = {};
  for (const [section, query] of Object.entries<Section>(MY_DATA)) {
    const { rows } = await sql<{ readonly row: Json }>`
      select json_strip_nulls(row_to_json(mine)) as row from (${query(complex, person)}) mine
    `.execute(db);
    if (rows.length > 0) data[section] = rows.map(({ row }) => row);
  }
  return data;
}
