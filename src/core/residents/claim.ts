import type { ClaimId, ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';

/** Each spot of a claim is decided for itself: a dispute about one does not hold up the others. */
export type ClaimedSpot = { readonly spot: SpotNumber; readonly state: 'open' | 'assigned' | 'rejected' };

/** Somebody says which spots are theirs; no spots: «У меня нет места». */
export type Claim = {
  readonly complex: ComplexId;
  readonly id: ClaimId;
  readonly applicant: PersonId;
  readonly madeAt: Instant;
  /** The first verdict; the disputed spots of an approved claim may still be open. */
  readonly verdict: 'approved' | 'rejected' | null;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Instant | null;
  readonly spots: readonly ClaimedSpot[];
};

export type Verdict =
  | { readonly kind: 'approve' }
  | { readonly kind: 'reject' }
  /** «Всё равно назначить 13»: the second press that names a spot which somebody else holds. */
  | { readonly kind: 'assign held'; readonly spot: SpotNumber };

export const MOST_CLAIMS_A_DAY = 3;

export function isOpen(claim: Claim): boolean {
  return claim.verdict === null || claim.spots.some((one) => one.state === 'open');
}

export function spotsIn(claim: Claim, state: ClaimedSpot['state']): readonly SpotNumber[] {
  return claim.spots.filter((one) => one.state === state).map((one) => one.spot);
}

/**
 * The claim after an admin's verdict. An approval assigns what nobody else holds and leaves the held spots open;
 * a rejection closes what is still open. The first verdict wins.
 */
export function judge(
  claim: Claim,
  verdict: Verdict,
  heldByOthers: readonly SpotNumber[],
  by: PersonId,
  now: Instant,
): Result<Claim, 'already decided'> {
  const decided = { ...claim, decidedBy: by, decidedAt: now };
  const settle = (to: ClaimedSpot['state'], which: (spot: SpotNumber) => boolean) =>
    claim.spots.map((one) => (one.state === 'open' && which(one.spot) ? { spot: one.spot, state: to } : one));
  if (!isOpen(claim)) return refuse('already decided');
  if (verdict.kind === 'reject') {
    return ok({ ...decided, verdict: claim.verdict ?? 'rejected', spots: settle('rejected', () => true) });
  }
  if (verdict.kind === 'approve') {
    if (claim.verdict) return refuse('already decided');
    const spots = settle('assigned', (spot) => !heldByOthers.includes(spot));
    return ok({ ...decided, verdict: 'approved', spots });
  }
  if (!spotsIn(claim, 'open').includes(verdict.spot)) return refuse('already decided');
  return ok({ ...decided, verdict: 'approved', spots: settle('assigned', (spot) => spot === verdict.spot) });
}
