import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { before, days, type Instant } from '../../core/kernel/time.ts';
import { keepAnnouncements } from './announcements.ts';
import { LOCK } from './locks.ts';
import { preparing } from './prepared.ts';
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
  /** When the oldest alert or note that is due by now was made; null: none waits. */
  readonly oldestDue: Date | null;
  /** Copies of announcements that wait for their turn: thousands are as it should be. */
  readonly announcementsDue: number;
};

/** What /readyz asks of the database; throws when it is away. */
export async function queueState(db: Kysely<Tables>, now: Instant): Promise<QueueState> {
  const { rows } = await sql<{ dead: number; failed: number; oldest: Date | null; announcements: number }>`
    select (select count(*)::int from notices where state = 'dead' and settled_at > ${before(now, days(1))}) as dead,
      (select count(*)::int from updates where failure is not null) as failed,
      (select min(made_at) from notices where state = 'due' and lane < 2 and due_at <= ${now}) as oldest,
      (select count(*)::int from notices where state = 'due' and lane = 2) as announcements
  `.execute(db);
  const [row] = rows;
  return {
    deadNotices: row?.dead ?? 0,
    failedUpdates: row?.failed ?? 0,
    oldestDue: row?.oldest ?? null,
    announcementsDue: row?.announcements ?? 0,
  };
}

/** Forgets what nobody needs any more; any number of replicas may do it at once. */
export async function keepHouse(db: Kysely<Tables>, now: Instant): Promise<void> {
  const twoDaysAgo = before(now, days(2));
  await db.deleteFrom('updates').where('seen_at', '<', twoDaysAgo).execute();
  await db.deleteFrom('notices').where('settled_at', '<', twoDaysAgo).where('state', '!=', 'dead').execute();
  await keepAnnouncements(db, now);
  await db.deleteFrom('dialogs').where('expires_at', '<', now).execute();
  await db.deleteFrom('asked_back').where('expires_at', '<', now).execute();
  await sql`delete from limits where stamps[cardinality(stamps)] < ${before(now, days(1))}`.execute(db);
  await sql`delete from pace where scope <> '' and next_at < clock_timestamp() - interval '1 hour'`.execute(
    db,
  );
}

/** Starts that would make the first complex at once wait for each other. */
export async function lockSeed(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK.seed}, 0)`.execute(trx);
}
