import type { TestApp } from '../support/test-app.ts';

/** What no scenario of this test leads to. */
export async function fillGaps({ pool, clock }: TestApp): Promise<void> {
  const now = clock.now();
  await changeAll(pool, now);
  await pool.query(
    `update memberships set banned_until = $1, ban_reason = 'парковался на газоне', consent_asked = 1,
       notes_off = '{marks}'
     where person_id = (select id from persons where display_name = 'Борис')`,
    [new Date(now.getTime() + 86_400_000)],
  );
  await pool.query(
    `update holdings set tenant_until = $1, tenant_warned = true
     where (spot, person_id) in (select spot, person_id from holdings order by spot desc, person_id limit 1)`,
    [new Date(now.getTime() + 86_400_000)],
  );
  await pool.query(
    `insert into lost_spots (complex_id, spot, former, lost_at, protested_at)
     select 1, 5, id, $1, $1 from persons where display_name = 'Борис'`,
    [now],
  );
  await pool.query(
    `with mine as (
       insert into cars (complex_id, person_id, plate, plate_key, state, confirmed_by, added_at)
       select 1, id, 'А123ВС77', 'A123BC77', 'known', 'family', $1 from persons where display_name in ('Анна', 'Борис')
       returning person_id
     )
     insert into car_questions (complex_id, plate_key, about, holder, asked_at, answer, answered_at)
     select 1, 'A123BC77', max(person_id), min(person_id), $1, 'family', $1 from mine`,
    [now],
  );
  await pool.query(
    `insert into last_resorts (complex_id, person_id, flat, phone, entered_at)
     select 1, id, '87', '+7 900 000-00-00', $1 from persons where display_name = 'Борис'`,
    [now],
  );
  await pool.query(
    `insert into last_resorts (complex_id, spot, flat, entered_at)
     select 1, min(number), '4711', $1 from spots`,
    [now],
  );
  await pool.query(
    `insert into strips (complex_id, spot, token_hash, code_hash, printed_at, expires_at, issue, used_at, revoked_at, told)
     select 1, min(number), sha256('strip'), sha256('typed'), $1, $1::timestamptz + interval '60 days', 2, $1, $1, true
     from spots`,
    [now],
  );
  await pool.query(
    `insert into windscreen_tags (complex_id, person_id, spot, token_hash, code_hash, made_at, issue, doubted_until)
     select 1, id, 12, sha256('token'), sha256('code'), $1, 2, $1 from persons where display_name = 'Анна'`,
    [now],
  );
  await pool.query(
    `insert into alerts (complex_id, kind, spot, state, raised_at, open_since, last_event_at, rung_at, reminded_by_timer,
       reminders, closed_at, closing, reason, rings)
     values (1, 'windscreen', 12, 'closed', $1, $1, $1, $1, false, 0, $1, 'false call', 'hit', 'once')`,
    [now],
  );
  await pool.query(
    `insert into backup_readers (complex_id, person_id) select 1, id from persons where display_name = 'Ольга'`,
  );
  await pool.query(
    `insert into announcements (complex_id, author, text, formatting, drafted_at, state, starts_at, finished_at, delivered, unreachable, failed, on_phone)
     select 1, id, 'Мойка двора', '[{"kind": "bold", "offset": 0, "length": 5}]', $1, 'done', $1, $1, 3, 0, 0, 1 from persons where display_name = 'Ольга'`,
    [now],
  );
  await pool.query(
    `insert into announcements (complex_id, author, text, drafted_at, state, starts_at, finished_at, delivered, unreachable, failed,
       to_spots, to_sections, asks_to_move, remind_at, reminded, closed_at)
     select 1, id, 'Чистят снег', $1, 'done', $1, $1, 1, 0, 0, '{12}', '{А}', true, $1, 1, $1 from persons where display_name = 'Ольга'`,
    [now],
  );
  await pool.query(
    `insert into announcement_answers (complex_id, announcement_id, person_id, answer, answered_at)
     select 1, a.id, p.id, 'will move', $1 from announcements a, persons p where a.asks_to_move and p.display_name = 'Анна'`,
    [now],
  );
}

/** Another row of the table, like one that is there but for this. */
const another = (table: string, where: string) =>
  `insert into ${table} overriding system value
   select (jsonb_populate_record(t, $1::jsonb)).* from ${table} t where ${where} limit 1`;

/** Says something in every column that nothing above has filled. */
async function changeAll(pool: TestApp['pool'], now: Date): Promise<void> {
  const { rows: people } = await pool.query<{ id: number }>(
    "select id from persons where display_name = 'Анна'",
  );
  const closed = {
    id: 900,
    state: 'closed',
    closing: 'resolved',
    closed_at: now,
    withheld: true,
    owners_wait: true,
  };
  const seen = { taken_by: people[0]?.id, called_at: now, asked_at: now, helped_at: now };
  await pool.query(another('alerts', "state = 'answered'"), [{ ...closed, ...seen }]);
  const named = { spot: null, plate: 'а 123 вс', plate_key: 'A123BC77', unfound: true, advised: true };
  await pool.query(another('alerts', 'id = 900'), [{ ...named, id: 901 }]);
  const held = {
    alert_id: 900,
    done_at: now,
    complained_at: now,
    muted: true,
    unvouched: true,
    phone_at: now,
    borrower: true,
  };
  await pool.query(another('alert_parties', "part = 'holder'"), [held]);
  const sent = { alert_id: 900, guard: true, from_group: true };
  await pool.query(another('alert_parties', "part = 'sender'"), [sent]);
  for (const what of ['photo', 'document'])
    await pool.query(
      `insert into announcements (complex_id, author, ${what}, more_files, drafted_at, state, starts_at)
       select 1, id, 'file', '{another}', $1, 'called off', $1 from persons where display_name = 'Ольга'`,
      [now],
    );
  await pool.query(
    `update complexes set guard_phone = '+70000000000', bot_contact = 'УК', remind_after_minutes = 6, call_after_minutes = 11,
       quiet_from_minute = 1320, quiet_until_minute = 480`,
  );
  for (const [table, column] of [
    ['groups', 'mention_seen_at'],
    ['admin_seeds', 'unnamed_at'],
    ['addresses', 'unreachable_since'],
    ['claims', 'reminded_at'],
    ['spot_transfers', 'protested_at'],
  ])
    await pool.query(`update ${table} set ${column} = $1`, [now]);
  await pool.query(
    `update erasure_marks set seeded = true; update holdings set no_signals = true where spot = 13;
     update addresses set username = 'boris_k', topic = '7' where person_id = (select max(id) from persons where display_name = 'Борис');
     update persons set language_chosen = true where display_name = 'Ольга';
     update claims set digest = id where id = (select max(id) from claims);
     update claim_messages set photo = 'file', more_photos = '{another}' where author = 'applicant';
     update spots set section = 'Б', row_label = '3', column_number = 4, flats = '{87}' where number = 12`,
  );
}
