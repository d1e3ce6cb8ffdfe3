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
  /** In a busy hour: the claim whose digest stands for this one's card. */
  readonly digest: ClaimId | null;
  readonly spots: readonly ClaimedSpot[];
  /** «87»: what the applicant named while the claim is open, where the house has a list of flats; null: nothing. */
  readonly flat: string | null;
};

export type Verdict =
  | { readonly kind: 'approve' }
  | { readonly kind: 'reject' }
  /** «Передать место 13»: its holders lose it. */
  | { readonly kind: 'transfer'; readonly spot: SpotNumber }
  /** «Всё равно назначить 13»: the second press that names a spot which somebody else holds. */
  | { readonly kind: 'assign held'; readonly spot: SpotNumber };

/** What a holder says about somebody who claims his spot: «Это моя семья», «Не знаю этого человека», «Место больше не моё». */
export type HolderAnswer = 'family' | 'unknown' | 'left';

/** A question signed «администратор», or a line or photos of the applicant. */
export type ClaimMessage = {
  readonly id: number;
  readonly author: 'admin' | 'applicant';
  readonly text: string | null;
  readonly photos: readonly string[];
  readonly at: Instant;
};

export const MOST_CLAIMS_A_DAY = 3;

export function isOpen(claim: Claim): boolean {
  return claim.verdict === null || claim.spots.some((one) => one.state === 'open');
}

export function spotsIn(claim: Claim, state: ClaimedSpot['state']): readonly SpotNumber[] {
  return claim.spots.filter((one) => one.state === state).map((one) => one.spot);
}

/**
 * The claim after an admin's verdict. An approval assigns what is not disputed and leaves the rest open;
 * a rejection closes what is still open. The first verdict wins.
 */
export function judge(
  claim: Claim,
  verdict: Verdict,
  disputed: readonly SpotNumber[],
  by: PersonId,
  now: Instant,
): Result<Claim, 'already decided'> {
  const decided = { ...claim, decidedBy: by, decidedAt: now };
  const decideSpots = (to: ClaimedSpot['state'], which: (spot: SpotNumber) => boolean) =>
    claim.spots.map((one) => (one.state === 'open' && which(one.spot) ? { spot: one.spot, state: to } : one));
  if (!isOpen(claim)) return refuse('already decided');
  if (verdict.kind === 'reject') {
    return ok({
      ...decided,
      verdict: claim.verdict ?? 'rejected',
      spots: decideSpots('rejected', () => true),
    });
  }
  if (verdict.kind === 'approve') {
    if (claim.verdict && spotsIn(claim, 'open').every((spot) => disputed.includes(spot))) {
      return refuse('already decided');
    }
    const spots = decideSpots('assigned', (spot) => !disputed.includes(spot));
    return ok({ ...decided, verdict: 'approved', spots });
  }
  if (!spotsIn(claim, 'open').includes(verdict.spot)) return refuse('already decided');
  return ok({
    ...decided,
    verdict: 'approved',
    spots: decideSpots('assigned', (spot) => spot === verdict.spot),
  });
}
