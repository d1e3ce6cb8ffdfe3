import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';

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

/** Starts that would make the first complex at once wait for each other. */
export async function lockSeed(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK.seed}, 0)`.execute(trx);
}
