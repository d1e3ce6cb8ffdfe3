import { may } from '../access.ts';
import type { ComplexId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Membership, Tx } from '../ports.ts';
import { endLendingAt, endLendingOf } from './end-lending.ts';
import { dropWishOf } from './seek-spot.ts';
import { tellWishes } from './tell-wishes.ts';

/** Whoever is banned borrows nothing and, where nobody else holds the spot, lends nothing either. */
export async function stopLending(
  tx: Tx,
  complex: ComplexId,
  { person, spots }: Pick<Membership, 'person' | 'spots'>,
  now: Instant,
): Promise<void> {
  await tx.disputes.lockSpots(complex, spots);
  await endLendingOf(tx, complex, person, now);
  await dropWishOf(tx, complex, person, now);
  for (const spot of spots)
    if (!(await isLentOut(tx, complex, spot))) await endLendingAt(tx, complex, spot, 'no holder', now);
}

/** What stands free is offered again. */
export async function lendAgain(
  tx: Tx,
  complex: ComplexId,
  { spots }: Pick<Membership, 'spots'>,
  now: Instant,
): Promise<void> {
  for (const spot of spots) await tellWishes(tx, complex, spot, now, { unlessTold: true });
}

/** Whether one of its holders may lend it. */
async function isLentOut(tx: Tx, complex: ComplexId, spot: SpotNumber): Promise<boolean> {
  const holders = await tx.spots.holders(complex, spot);
  const members = await Promise.all(holders.map(({ person }) => tx.residents.get(complex, person)));
  return members.some((member) => member && may(member, 'borrow spots'));
}
