import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Namespaces of our advisory locks. All of them are two-key locks: the first key says what is locked,
 * so that a chat can never collide with a bot or with an owner.
 */
export const LOCK = { migrations: 1, folder: 2, poll: 3, owner: 4, turn: 5, seed: 6 } as const;

/** Waits for the keys one after another, in the given order, and keeps them until the transaction ends. */
export async function lockTurns(trx: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  const locks = keys.map((key) => sql`pg_advisory_xact_lock(${LOCK.turn}, hashtext(${key}))`);
  await sql`select ${sql.join(locks)}`.execute(trx);
}
