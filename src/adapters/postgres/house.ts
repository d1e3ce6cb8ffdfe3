import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { before, days, type Instant } from '../../core/kernel/time.ts';
import type { Lane } from '../../core/notices.ts';
import { NUMBERS_WINDOW } from '../../core/spots/try-number.ts';
import { keepAnnouncements } from './announcements.ts';
import { laneFrom } from './lanes.ts';
import { LOCK } from './locks.ts';
import { preparing } from './prepared.ts';
import { forgetOldPictures } from './sent-pictures.ts';
import type { Tables } from './tables.ts';

export function openTables(pool: Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
}

/** The installation's own secret: made once by whichever replica comes first. */
export async function installationSecret(db: Kysely<Tables>): Promise<Buffer> {
  const row = { name: 'installation', value: randomBytes(32) };
  await db
    .insertInto('secrets')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', row.name)
    .executeTakeFirstOrThrow();
  return value;
}

export type QueueState = {
  readonly deadNotices: number;
  readonly failedUpdates: number;
  /** Due by now or tried in vain, and not sent yet. */
  readonly waiting: readonly LaneState[];
};

export type LaneState = {
  readonly lane: Lane;
  readonly notices: number;
  /** When the oldest of them was made. */
  readonly oldest: Instant;
};

/** How the queue stands; throws when the database is away. */
export async function queueState(db: Kysely<Tables>, now: Instant): Promise<QueueState> {
  const { rows } = await sql<{ dead: number; failed: number }>`
    select (select count(*)::int from notices where state = 'dead' and settled_at > ${before(now, days(1))}) as dead,
      (select count(*)::int from updates where failure is not null) as failed
  `.execute(db);
  const waiting = await sql<{ lane: number; notices: number; oldest: Date }>`
    select lane, count(*)::int as notices, min(made_at) as oldest from notices
    where state in ('due', 'sending') and (due_at <= ${now} or tries > 0) group by lane order by lane
  `.execute(db);
  return {
    deadNotices: rows[0]?.dead ?? 0,
    failedUpdates: rows[0]?.failed ?? 0,
    waiting: waiting.rows.map(({ lane, ...rest }) => ({ lane: laneFrom(lane), ...rest })),
  };
}

/** The newest migration that the database has seen. */
export async function newestMigration(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{
    name: string | null;
  }>`select max(name collate "C") as name from migrations`.execute(db);
  return rows[0]?.name ?? '';
}

/** Forgets what nobody needs any more; any number of replicas may do it at once. */
export async function keepHouse(db: Kysely<Tables>, now: Instant): Promise<void> {
  const twoDaysAgo = before(now, days(2));
  await db.deleteFrom('updates').where('seen_at', '<', twoDaysAgo).execute();
  await db.deleteFrom('notices').where('settled_at', '<', twoDaysAgo).where('state', '!=', 'dead').execute();
  await keepAnnouncements(db, now);
  await db.deleteFrom('spot_imports').where('begun_at', '<', twoDaysAgo).execute();
  await db.deleteFrom('dialogs').where('expires_at', '<', now).execute();
  await db.deleteFrom('asked_back').where('expires_at', '<', now).execute();
  await db.deleteFrom('tried_numbers').where('tried_at', '<', before(now, NUMBERS_WINDOW)).execute();
  await db.deleteFrom('mutes').where('muted_until', '<', now).execute();
  await forgetOldPictures(db, now);
  await sql`delete from limits where stamps[cardinality(stamps)] < ${before(now, days(1))}`.execute(db);
  await sql`delete from pace where scope <> '' and next_at < clock_timestamp() - interval '1 hour'`.execute(
    db,
  );
}

/** Starts that would make the first complex at once wait for each other. */
export async function lockSeed(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK.seed}, 0)`.execute(trx);
}
