import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { firstComplex } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { spotImports } from '../../src/adapters/postgres/spots/spot-imports.ts';
import type { PersonId } from '../../src/core/kernel/ids.ts';
import { freshDatabase } from '../support/database.ts';

/**
 * Every moment that the database holds, and why one that a wrong clock put into the future silences nobody when the
 * clock is set back. A new column goes where it belongs.
 */
const MOMENTS = {
  'brought back to now, a minute after the clock is right (bringBack)': [
    'albums.due_at',
    'alert_parties.answered_at',
    'alert_parties.done_at',
    'alert_parties.joined_at',
    'alert_parties.phone_at',
    'alerts.asked_at',
    'alerts.called_at',
    'alerts.helped_at',
    'alerts.last_event_at',
    'alerts.open_since',
    'alerts.raised_at',
    'alerts.rung_at',
    'announcements.remind_at',
    'announcements.starts_at',
    'asked_back.expires_at',
    'claims.made_at',
    'claims.reminded_at',
    'dialogs.expires_at',
    'gate_questions.asked_at',
    'guards_seen.seen_at',
    'guest_passes.entered_at',
    'guest_passes.made_at',
    'guest_passes.until',
    'lendings.made_at',
    'lendings.until',
    'mutes.muted_until',
    'notices.due_at',
    'notices.made_at',
    'notices.settled_at',
    'sound_checks.arrived_at',
    'sound_checks.asked_at',
    'timers.due_at',
    'web_logins.expires_at',
    'web_sessions.expires_at',
    'web_sessions.made_at',
    'web_sessions.seen_at',
    'windscreen_floods.told_at',
    'windscreen_tags.doubted_until',
    'windscreen_visits.made_at',
    'wishes.made_at',
    'wishes.until',
  ],
  'counted within a window that ends now (lately)': [
    'alerts.closed_at',
    'backups.wanted_at',
    'car_questions.asked_at',
    'claim_marks.marked_at',
    'holder_questions.asked_at',
    'limits.stamps',
    'tried_numbers.tried_at',
    'tried_plates.tried_at',
  ],
  'machine time, bounded where it is read': [
    'pace.alerts_at',
    'pace.booked_at',
    'pace.next_at',
    'pace.paused_until',
    'pace.refused_at',
    'pace.served_at',
    'pace.turn_at',
    'spot_imports.leased_until',
  ],
  'a date that somebody chose and sees': [
    'erasure_marks.banned_until',
    'free_marks.since',
    'free_marks.until',
    'holdings.tenant_until',
    'invites.expires_at',
    'strips.expires_at',
    'invites.tenant_until',
    'memberships.banned_until',
  ],
  'told, sorted by or cleared away, and never waited for': [
    'addresses.unreachable_since',
    'admin_seeds.seeded_at',
    'albums.seen_at',
    'admin_seeds.unnamed_at',
    'alert_letters.written_at',
    'alert_parties.complained_at',
    'announcement_answers.answered_at',
    'announcements.closed_at',
    'announcements.drafted_at',
    'announcements.finished_at',
    'backups.settled_at',
    'car_questions.answered_at',
    'cars.added_at',
    'claim_messages.written_at',
    'claims.decided_at',
    'gate_questions.decided_at',
    'erasures.erased_at',
    'groups.mention_seen_at',
    'guest_passes.ended_at',
    'guest_passes.left_at',
    'holder_questions.answered_at',
    'holdings.since',
    'invites.made_at',
    'invites.revoked_at',
    'invites.used_at',
    'journal.at',
    'last_resort_showings.shown_at',
    'lendings.ended_at',
    'lendings.left_at',
    'last_resorts.entered_at',
    'lost_spots.lost_at',
    'lost_spots.protested_at',
    'memberships.approved_at',
    'memberships.consented_at',
    'migrations.applied_at',
    'notices.heard_at',
    'persons.met_at',
    'push_sendings.taken_at',
    'push_subscriptions.last_ok_at',
    'push_subscriptions.made_at',
    'restores.asked_at',
    'restores.changed_at',
    'sent_pictures.sent_at',
    'sound_checks.heard_at',
    'web_logins.made_at',
    'spot_imports.begun_at',
    'strips.printed_at',
    'strips.revoked_at',
    'strips.used_at',
    'spot_transfers.protested_at',
    'spot_transfers.transferred_at',
    'updates.seen_at',
    'windscreen_tags.made_at',
    'wishes.ended_at',
  ],
};

async function fresh(t: TestContext) {
  const drops: (() => Promise<void>)[] = [];
  const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
  const pool = await openPool(url, { max: 1, applicationName: 'moments' });
  t.after(async () => {
    await pool.end();
    for (const drop of drops) await drop();
  });
  return pool;
}

test('A list of spots that was being read before the clock was set back is read on', async (t) => {
  const pool = await fresh(t);
  const db = openTables(pool);
  const complex = await firstComplex(db, { name: 'ЖК', timeZone: 'Europe/Moscow' });
  const { rows } = await pool.query<{ id: PersonId }>(
    "insert into persons (display_name, language, met_at) values ('Ольга', 'ru', now()) returning id",
  );
  const imports = spotImports(db, () => {});
  for (const { id } of rows) await imports.begin(complex, id, 'file', 'list.csv', new Date());
  assert.equal((await imports.next())?.tries, 1);
  assert.equal(await imports.next(), null, 'somebody reads it');
  await pool.query("update spot_imports set leased_until = leased_until + interval '1 hour'");
  assert.equal((await imports.next())?.tries, 2);
});

test('Of every moment in the database it is known what it does in the future', async (t) => {
  const pool = await fresh(t);
  const { rows } = await pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and (data_type = 'timestamp with time zone' or udt_name = '_timestamptz')`,
  );
  const known = Object.values(MOMENTS).flat();
  assert.deepEqual(rows.map(({ name }) => name).sort(), known.sort());
});
