import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

const NAME = 'vapid';

/** The house's key to push services: made once, by whichever replica comes first. Every subscription is bound to it. */
export async function pushKey(db: Kysely<Tables>, make: () => Promise<Buffer>): Promise<Buffer> {
  const kept = db.selectFrom('secrets').select('value').where('name', '=', NAME);
  const found = await kept.executeTakeFirst();
  if (found) return found.value;
  await db
    .insertInto('secrets')
    .values({ name: NAME, value: await make() })
    .onConflict((oc) => oc.doNothing())
    .execute();
  return (await kept.executeTakeFirstOrThrow()).value;
}

/** Somebody may have to be called in a browser. */
export async function hasBrowsers(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from push_subscriptions) as any`.execute(
    db,
  );
  return rows[0]?.any ?? false;
}
