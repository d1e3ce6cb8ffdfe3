import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Claim, isOpen, spotsIn } from './claim.ts';

/** The claim of somebody that waits, locked: before any spot, as a verdict takes them. */
export async function lockOpenClaim(tx: Tx, complex: ComplexId, person: PersonId): Promise<Claim | null> {
  const id = await tx.claims.openOf(complex, person);
  return id === null ? null : tx.claims.lock(complex, id);
}

/**
 * A spot that came another way than by a verdict answers what was claimed of it, and a claim without a spot: nobody
 * can refuse any more what is held. `by`: the admin who gave it; null: an invitation did.
 */
export async function answerClaim(
  tx: Tx,
  claim: Claim | null,
  spot: SpotNumber,
  by: PersonId | null,
  now: Instant,
): Promise<void> {
  if (!claim || !isOpen(claim)) return;
  if (claim.spots.length > 0 && !spotsIn(claim, 'open').includes(spot)) return;
  const spots = claim.spots.map((one) => (one.spot === spot ? { spot, state: 'assigned' as const } : one));
  const answered: Claim = { ...claim, verdict: 'approved', decidedBy: by, decidedAt: now, spots };
  const { complex, id, digest } = claim;
  await tx.claims.save(answered);
  if (!isOpen(answered)) await tx.timers.set(complex, { kind: 'claim', claim: id }, null);
  await tx.cards.redraw(complex, { kind: 'claim', claim: id });
  if (digest) await tx.cards.redraw(complex, { kind: 'claim', claim: digest, digest: true });
}
