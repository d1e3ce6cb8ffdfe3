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

/** What somebody says is his; no spots: «У меня нет места». `flat`: null where he named none. */
export type Wish = { readonly spots: readonly SpotNumber[]; readonly flat: string | null };

/** Whether a claim for these spots has to be asked for a flat: the same for all spots, so that nobody learns anything. */
export async function asksFlat(
  tx: Tx,
  actor: Member,
  spots: readonly SpotNumber[],
  now: Instant,
): Promise<Result<boolean, ClaimRefusal>> {
  const wanted = await claimable(tx, actor, spots, now);
  if (!wanted.ok) return wanted;
  return ok(wanted.value.length > 0 && (await tx.spotBook.flats(actor.complex, [])) !== null);
}

/** Stores a claim and shows a card to every admin. */
export async function submitClaim(
  tx: Tx,
  actor: Member,
  { spots, flat }: Wish,
  now: Instant,
): Promise<Result<ClaimId, ClaimRefusal>> {
  const { complex, person } = actor;
  const wanted = await claimable(tx, actor, spots, now);
  if (!wanted.ok) return wanted;
  const claim = await tx.claims.add(complex, person, { spots: wanted.value, flat }, now);
  await showClaim(tx, complex, claim, now);
  await tx.timers.set(complex, { kind: 'claim', claim }, after(now, REMIND_CLAIM_AFTER));
  const stored = await tx.claims.get(complex, claim);
  if (stored) await askHolders(tx, stored, now);
  return ok(claim);
}

/** Those of the spots that he may claim now. */
async function claimable(
  tx: Tx,
  actor: Member,
  spots: readonly SpotNumber[],
  now: Instant,
): Promise<Result<readonly SpotNumber[], ClaimRefusal>> {
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
  return ok(wanted);
}
