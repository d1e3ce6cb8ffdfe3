import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BotId, ExternalId } from '../../../chat/kit/incoming.ts';
import type { AlertId, ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Tables } from '../tables.ts';
import type { Post } from './line.ts';

/**
 * Namespaces of the advisory locks of the running bot. All of them have two keys: the first says what is locked, so
 * that a chat can never collide with a bot or with an owner. (Migrations and the data folder lock with one key.)
 */
export const LOCK = {
  poll: 3,
  worker: 4,
  turn: 5,
  seed: 6,
  probe: 7,
  spot: 12,
  claims: 13,
  roles: 14,
  list: 15,
  alarm: 16,
  plate: 17,
  visits: 18,
  strips: 19,
  data: 20,
  copies: 21,
  lending: 22,
  introduction: 31,
} as const;

/** Waits until nobody else works on the house, and keeps everybody out until the transaction ends. */
export async function lockData(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK.data}, 0)`.execute(trx);
}

/** Holds the house together with everybody else who does: no restore happens meanwhile. */
export async function shareData(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK.data}, 0)`.execute(trx);
}

/** Shares the house and waits for the keys one after another, in the given order, and keeps them until the transaction ends. */
export function turnLocks(keys: readonly string[]): RawBuilder<unknown> {
  const locks = keys.map((key) => sql`pg_advisory_xact_lock(${LOCK.turn}, hashtext(${key}))`);
  return sql`select ${sql.join([sql`pg_advisory_xact_lock_shared(${LOCK.data}, 0)`, ...locks])}`;
}

/** What somebody does is done in their turn, one thing after another. */
export const turnOf = (bot: BotId, person: ExternalId) => `person:${bot}:${person}`;

/** Waits until they do nothing, as their own updates do. */
export async function lockTurnOf(trx: Kysely<Tables>, bot: BotId, person: PersonId): Promise<void> {
  const { rows } = await sql<{ externalId: ExternalId }>`
    select external_id as "externalId" from addresses where bot_id = ${bot} and person_id = ${person}
  `.execute(trx);
  await turnLocks(rows.map(({ externalId }) => turnOf(bot, externalId))).execute(trx);
}

/**
 * Waits for the thread and keeps it until the transaction ends. What stands in it is read by the next statement: this
 * one would read the parties as they were before the wait.
 */
export function threadLock(complex: ComplexId, alert: AlertId): RawBuilder<unknown> {
  return sql`select from alerts where complex_id = ${complex} and id = ${alert} for update`;
}

/** The open SOS about the spot; there is at most one. */
export function openSos(complex: ComplexId, spot: SpotNumber): RawBuilder<{ id: AlertId }> {
  return sql`select id from alerts
    where complex_id = ${complex} and spot = ${spot} and kind = 'sos' and state <> 'closed' and not withheld`;
}

/** The same about a car, one that the house knows or one that it does not. */
export function openSosOfCar(complex: ComplexId, key: string, unfound: boolean): RawBuilder<{ id: AlertId }> {
  return sql`select id from alerts
    where complex_id = ${complex} and plate_key = ${key} and unfound = ${unfound}
      and kind = 'sos' and state <> 'closed' and not withheld`;
}

/** Whoever hears an alarm at the spot waits for whoever else does, and then finds the thread that he raised. */
export function alarmTurn(complex: ComplexId, spot: SpotNumber | string): RawBuilder<unknown> {
  return sql`select pg_advisory_xact_lock(${LOCK.alarm}, hashtext(${`${complex}:${spot}`}))`;
}

/** The open SOS, if there is one, locked as any thread is. */
export function sosLock(sos: RawBuilder<{ id: AlertId }>): RawBuilder<unknown> {
  return sql`${sos} for update`;
}

/** Whoever calls by a card of this house waits for whoever does: two at once are one thread, and limits are met one by one. */
export function visitTurn(complex: ComplexId): RawBuilder<unknown> {
  return sql`select pg_advisory_xact_lock(${LOCK.visits}, hashtext(${String(complex)}))`;
}

/** Nobody changes who holds the spot until the transaction ends; others may look on at the same time. */
export function spotHold(complex: ComplexId, spot: SpotNumber): RawBuilder<unknown> {
  return sql`select pg_advisory_xact_lock_shared(${LOCK.spot}, hashtext(${`${complex}:${spot}`}))`;
}

/** Nobody else decides who holds these spots or whether they are free; several are taken in order of number. */
export function lockSpots(
  db: Kysely<Tables>,
  post: Post,
  complex: ComplexId,
  spots: readonly SpotNumber[],
): void {
  for (const spot of spots.toSorted((a, b) => a - b)) {
    post(sql`select pg_advisory_xact_lock(${LOCK.spot}, hashtext(${`${complex}:${spot}`}))`.compile(db));
  }
}
