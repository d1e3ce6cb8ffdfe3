import { handOverThreads } from '../alerts/hand-over.ts';
import { dropMark } from '../away/mark-spot.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { dropPasses } from '../passes/end-pass.ts';
import type { Tx } from '../ports.ts';
import { askHolders } from './dispute.ts';

/**
 * Takes a spot, its mark, its passes and its open threads from people who hold it; its heirs, who hold it already, get the
 * threads. The caller holds the spot's lock.
 */
export async function releaseSpot(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  former: readonly PersonId[],
  heirs: readonly PersonId[],
  now: Instant,
): Promise<void> {
  for (const person of former) await tx.disputes.release(complex, spot, person);
  await tx.invites.endFamily(complex, spot, former);
  await dropMark(tx, complex, spot, former, now);
  await dropPasses(tx, complex, spot, former, now);
  await handOverThreads(tx, complex, spot, former, heirs, now);
}

/** Other claims to a spot look different once its holders have changed; who holds it now is asked about them. */
export async function refreshClaims(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  now: Instant,
): Promise<void> {
  for (const id of await tx.disputes.claimsAbout(complex, spot)) {
    const claim = await tx.claims.get(complex, id);
    if (!claim) continue;
    await askHolders(tx, claim, now);
    await tx.cards.redraw(complex, { kind: 'claim', claim: id });
  }
}

export async function tellAdmins(tx: Tx, complex: ComplexId, notice: Parameters<Tx['notices']['add']>[3]) {
  await tx.notices.add(complex, await adminsOf(tx, complex), 'note', notice);
}

export async function adminsOf(tx: Tx, complex: ComplexId): Promise<readonly PersonId[]> {
  return (await tx.residents.staff(complex))
    .filter((one) => one.roles.includes('admin'))
    .map((one) => one.person);
}
