import type { PlateKey } from '../cars/plate.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { hours, type Instant, lately } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';

/** Different numbers that one person may try in an hour, by alert, lookup or group (docs/product.md §2). */
export const MOST_NUMBERS = 20;
export const NUMBERS_WINDOW = hours(1);

/** Whoever works for the house may try as many as needed, and nothing is counted. */
export function namesFreely(actor: Member): boolean {
  return actor.roles.includes('guard') || actor.roles.includes('admin');
}

/** What one may try: a spot, or the key of a plate. Both count together. */
export type Tried = SpotNumber | PlateKey;

/** Whether one more number is not one too many; the same one may be tried again. */
export function mayTry(tried: readonly Tried[], named: Tried): boolean {
  return tried.length < MOST_NUMBERS || tried.includes(named);
}

/**
 * Counts a number that somebody names; false when it is one too many, which is then not counted. The caller holds the
 * person's lock.
 */
export async function tryNumber(tx: Tx, actor: Member, spot: SpotNumber, now: Instant): Promise<boolean> {
  if (namesFreely(actor)) return true;
  const { complex, person } = actor;
  const tried = await tx.spots.tried(complex, person, lately(now, NUMBERS_WINDOW));
  if (!mayTry(tried, spot)) return false;
  await tx.save(complex, [{ kind: 'number tried', person, spot, at: now }]);
  return true;
}
