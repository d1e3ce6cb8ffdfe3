import type { ClaimId, ComplexId, PersonId } from '../kernel/ids.ts';
import { hours, type Instant, lately } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { adminsOf } from './change-holders.ts';

/** Beyond this many cards an hour the admins get one digest. */
export const MOST_CARDS_AN_HOUR = 10;

/** Shows a new claim to every admin: a card of its own, or in a busy hour a place in the one digest. */
export async function showClaim(tx: Tx, complex: ComplexId, claim: ClaimId, now: Instant): Promise<void> {
  const admins = await adminsOf(tx, complex);
  const { cards, digest } = await tx.claims.burst(complex, lately(now, hours(1)));
  // The claim itself is stored already.
  if (cards <= MOST_CARDS_AN_HOUR) {
    await tx.cards.show(complex, { kind: 'claim', claim }, admins);
    return;
  }
  const first = digest ?? claim;
  await tx.claims.setDigest(complex, claim, first);
  const subject = { kind: 'claim', claim: first, digest: true } as const;
  await tx.cards.show(complex, subject, admins);
  await tx.cards.redraw(complex, subject);
}

/** Brings the claim's card up as a new message, also where it had none. */
export async function bringUp(tx: Tx, complex: ComplexId, claim: ClaimId, viewers: readonly PersonId[]) {
  const subject = { kind: 'claim', claim } as const;
  await tx.cards.show(complex, subject, viewers);
  for (const viewer of viewers) await tx.cards.ring(complex, subject, viewer);
}
