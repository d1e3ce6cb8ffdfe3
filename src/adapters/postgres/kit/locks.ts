import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Namespaces of the advisory locks of the running bot. All of them have two keys: the first says what is locked, so
 * that a chat can never collide with a bot or with an owner. (Migrations and the data folder lock with one key.)
 */
export const LOCK = {
  poll: 3,
  owner: 4,
  turn: 5,
  seed: 6,
  probe: 7,
  spot: 12,
  claims: 13,
  roles: 14,
  list: 15,
  house: 20,
  copies: 21,
  introduction: 31,
} as const;

/** Waits until nobody else works on the house, and keeps everybody out until the transaction ends. */
export async function lockHouse(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK.house}, 0)`.execute(trx);
}

/** Holds the house together with everybody else who does: no restore happens meanwhile. */
export async function shareHouse(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK.house}, 0)`.execute(trx);
}

/** Shares the house and waits for the keys one after another, in the given order, and keeps them until the transaction ends. */
export async function lockTurns(trx: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  const locks = keys.map((key) => sql`pg_advisory_xact_lock(${LOCK.turn}, hashtext(${key}))`);
  await sql`select pg_advisory_xact_lock_shared(${LOCK.house}, 0), ${sql.join(locks)}`.execute(trx);
}
