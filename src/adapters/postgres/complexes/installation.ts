import { createHmac, randomBytes } from 'node:crypto';
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

/**
 * Whose copies are whose: told by the secret, and telling nothing of it. A house that was brought back from a copy
 * without the secret made a new one, and stays whose it was.
 */
export async function installationId(db: Kysely<Tables>, secret: Buffer): Promise<string> {
  const origin = db.selectFrom('secrets').select('value').where('name', '=', ORIGIN);
  const found = await origin.executeTakeFirst();
  if (found) return found.value.toString();
  return createHmac('sha256', secret).update('installation').digest('hex').slice(0, 32);
}

export async function keepOrigin(db: Kysely<Tables>, installation: string): Promise<void> {
  const row = { name: ORIGIN, value: Buffer.from(installation) };
  await db.insertInto('secrets').values(row).execute();
}

/** The name of the row that is no secret itself. */
const ORIGIN = 'origin';

/** Starts that would make the first complex at once wait for each other. */
export async function lockSeed(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK.seed}, 0)`.execute(trx);
}
