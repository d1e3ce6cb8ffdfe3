import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { hours, type Instant, lately } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';

/** Different numbers that one person may try in an hour, by alert, lookup or group (docs/product.md §2). */
export const MOST_NUMBERS = 20;
export const NUMBERS_WINDOW = hours(1);

/**
 * Counts a number that somebody names; false when it is one too many, which is then not counted. Whoever works for
 * the house may try as many as needed. The caller holds the person's lock.
 */
export async function tryNumber(tx: Tx, actor: Member, spot: SpotNumber, now: Instant): Promise<boolean> {
  if (actor.roles.includes('guard') || actor.roles.includes('admin')) return true;
  const tried = await tx.spots.tried(actor.complex, actor.person, lately(now, NUMBERS_WINDOW));
  if (tried.length >= MOST_NUMBERS && !tried.includes(spot)) return false;
  await tx.spots.rememberTried(actor.complex, actor.person, spot, now);
  return true;
}
