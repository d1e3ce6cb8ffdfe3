import type { PersonId, SpotNumber } from '../kernel/ids.ts';
import { before, days, type Instant, lately } from '../kernel/time.ts';
import type { SpotHolder, Tx } from '../ports.ts';
import { type Claim, type HolderAnswer, spotsIn } from './claim.ts';

/** A holder is asked once in this time about the same person, and what he said counts for as long. */
export const ASK_AGAIN_AFTER = days(30);

/** An undecided spot of a claim that somebody else holds. */
export type Dispute = {
  readonly spot: SpotNumber;
  readonly holders: readonly { readonly person: PersonId; readonly answer: HolderAnswer | null }[];
};

/** «Это моя семья» settles it, unless another holder of the same spot does not know the applicant. */
export function isAgreed({ holders }: Dispute): boolean {
  return (
    holders.some((holder) => holder.answer === 'family') &&
    holders.every((holder) => holder.answer !== 'unknown')
  );
}

/** The undecided spots of the claim that others hold, with what these said. */
export async function findDisputes(tx: Tx, claim: Claim): Promise<readonly Dispute[]> {
  const { complex, applicant } = claim;
  const held = await tx.spots.heldByOthers(complex, spotsIn(claim, 'open'), applicant);
  if (held.length === 0) return [];
  const said = await tx.disputes.questions(complex, claim.id, before(claim.madeAt, ASK_AGAIN_AFTER));
  const disputes: Dispute[] = [];
  for (const spot of held) {
    const holders = (await tx.spots.holders(complex, spot)).filter(({ person }) => person !== applicant);
    const answerOf = ({ person, tenant }: SpotHolder) => {
      // A spot is not a tenant's to share.
      if (tenant) return null;
      return said.find((one) => one.spot === spot && one.holder === person)?.answer ?? null;
    };
    disputes.push({ spot, holders: holders.map((one) => ({ person: one.person, answer: answerOf(one) })) });
  }
  return disputes;
}

/** The spots that «Одобрить» leaves open. */
export function disputedSpots(disputes: readonly Dispute[]): readonly SpotNumber[] {
  return disputes.filter((dispute) => !isAgreed(dispute)).map((dispute) => dispute.spot);
}

/** Asks whoever holds a spot that is claimed; the applicant learns nothing of it. */
export async function askHolders(tx: Tx, claim: Claim, now: Instant): Promise<void> {
  const { complex, id, applicant } = claim;
  for (const spot of spotsIn(claim, 'open')) {
    for (const { person, tenant } of await tx.spots.holders(complex, spot)) {
      if (person === applicant || tenant) continue;
      const recent = lately(now, ASK_AGAIN_AFTER);
      // Whoever was forgotten and came back is no stranger to whom he was asked of.
      if (await tx.privacy.wasAskedBefore(complex, applicant, person, recent)) continue;
      if (!(await tx.disputes.ask(complex, id, spot, person, recent, now))) continue;
      await tx.notices.add(complex, [person], 'note', { kind: 'holder question', claim: id, spot });
    }
  }
}
