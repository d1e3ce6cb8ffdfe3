import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ClaimId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Claim, isOpen, spotsIn } from './claim.ts';
import { compareFlats } from './claimed-flats.ts';
import { decideClaim } from './decide-claim.ts';
import { disputedSpots, findDisputes } from './dispute.ts';

/** As many as an admin can read before he confirms. */
export const MOST_AT_ONCE = 30;

export type Undisputed = {
  readonly claims: readonly Claim[];
  readonly later: number;
  readonly others: number;
  /** Whether the house has a list of flats: without one whoever came first gets the spot. */
  readonly hasFlats: boolean;
};

/**
 * The claims that «Одобрить все без спора» would approve, oldest first; how many more would come after them, and how
 * many have to be looked at.
 */
export async function undisputedClaims(tx: Tx, actor: Member): Promise<Result<Undisputed, 'not allowed'>> {
  if (!may(actor, 'decide claims')) return refuse('not allowed');
  const claims: Claim[] = [];
  let later = 0;
  let others = 0;
  for (const id of await tx.claims.allOpen(actor.complex)) {
    const claim = await tx.claims.get(actor.complex, id);
    if (!claim || !(await isUndisputed(tx, claim))) others += 1;
    else if (claims.length < MOST_AT_ONCE) claims.push(claim);
    else later += 1;
  }
  const hasFlats = (await tx.spotBook.flats(actor.complex, [])) !== null;
  return ok({ claims, later, others, hasFlats });
}

/** Nobody else holds any of its spots, its flat is the one of the list, and no question about it waits for an answer. */
async function isUndisputed(tx: Tx, claim: Claim): Promise<boolean> {
  if (!isOpen(claim)) return false;
  const disputed = disputedSpots(await findDisputes(tx, claim));
  if (spotsIn(claim, 'open').some((spot) => disputed.includes(spot))) return false;
  const flats = await compareFlats(tx, claim);
  if (flats && !flats.agrees) return false;
  return (await tx.claimTalk.of(claim.complex, claim.id)).at(-1)?.author !== 'admin';
}

/** Approves those of the list that are still undisputed; returns how many. */
export async function approveAll(
  tx: Tx,
  actor: Member,
  list: readonly ClaimId[],
  now: Instant,
): Promise<Result<number, 'not allowed'>> {
  if (!may(actor, 'decide claims')) return refuse('not allowed');
  const ordered = list.toSorted((a, b) => a - b);
  // All claims before any spot, as one verdict takes them: two admins can never wait for each other.
  for (const id of ordered) await tx.claims.lock(actor.complex, id);
  let approved = 0;
  for (const id of ordered) {
    const claim = await tx.claims.lock(actor.complex, id);
    if (!claim || !(await isUndisputed(tx, claim))) continue;
    const decided = await decideClaim(tx, actor, id, { kind: 'approve' }, now);
    if (decided.ok) approved += 1;
  }
  return ok(approved);
}
