import type { SpotNumber } from '../kernel/ids.ts';
import type { Tx } from '../ports.ts';
import { flatsIn, meet } from '../spots/flats.ts';
import { type Claim, spotsIn } from './claim.ts';

/** What the house's list of flats says of a claim: `listed` is empty where it has no flat beside that spot. */
export type ClaimedFlats = {
  readonly named: string | null;
  readonly spots: readonly ClaimedFlat[];
  /** Beside every spot that is still open the list has a flat that the applicant named. */
  readonly agrees: boolean;
};

export type ClaimedFlat = {
  readonly spot: SpotNumber;
  readonly listed: readonly string[];
  /** The applicant named one of them. */
  readonly isNamed: boolean;
};

/** Null: the house has no list of flats. */
export async function compareFlats(tx: Tx, claim: Claim): Promise<ClaimedFlats | null> {
  const open = spotsIn(claim, 'open');
  const list = await tx.spotBook.flats(claim.complex, open);
  if (!list) return null;
  const named = flatsIn(claim.flat ?? '');
  const spots = open.map((spot) => {
    const listed = list.get(spot) ?? [];
    return { spot, listed, isNamed: meet(named, listed) };
  });
  const agrees = spots.length > 0 && spots.every(({ isNamed }) => isNamed);
  return { named: claim.flat, spots, agrees };
}
