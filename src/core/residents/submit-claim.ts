import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ClaimId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, hours, type Instant, lately } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { MOST_CLAIMS_A_DAY } from './claim.ts';
import { askHolders } from './dispute.ts';
import { REMIND_CLAIM_AFTER } from './remind-claim.ts';
import { showClaim } from './show-claim.ts';

export type ClaimRefusal = 'not allowed' | 'already waiting' | 'too many today' | 'already yours';

/** Stores a claim for spots (none: «У меня нет места») and shows a card to every admin. */
export async function submitClaim(
  tx: Tx,
  actor: Member,
  spots: readonly SpotNumber[],
  now: Instant,
): Promise<Result<ClaimId, ClaimRefusal>> {
  const { complex, person } = actor;
  if ((await tx.claims.openOf(complex, person)) !== null) return refuse('already waiting');
  if (!may(actor, 'claim spots')) return refuse('not allowed');
  const wanted = spots.filter((spot) => !actor.spots.includes(spot));
  const isMember = actor.roles.includes('resident') || actor.roles.includes('resident without spot');
  if (wanted.length === 0 && (isMember || spots.length > 0)) return refuse('already yours');
  const day = lately(now, hours(24));
  const before = await tx.privacy.forgottenClaims(complex, person, day);
  if ((await tx.claims.count(complex, person, day)) + before >= MOST_CLAIMS_A_DAY)
    return refuse('too many today');
  const claim = await tx.claims.add(complex, person, wanted, now);
  await showClaim(tx, complex, claim, now);
  await tx.timers.set(complex, { kind: 'claim', claim }, after(now, REMIND_CLAIM_AFTER));
  const stored = await tx.claims.get(complex, claim);
  if (stored) await askHolders(tx, stored, now);
  return ok(claim);
}
