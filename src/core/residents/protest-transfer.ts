import type { Member } from '../kernel/actor.ts';
import type { ClaimId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { tellAdmins } from './change-holders.ts';

/** «Это ошибка» by somebody who lost a spot to a transfer: the admins hear of it once. */
export async function protestTransfer(
  tx: Tx,
  actor: Member,
  claim: ClaimId,
  spot: SpotNumber,
  now: Instant,
): Promise<'first' | 'again' | 'not yours'> {
  const { complex, person } = actor;
  const told = await tx.disputes.protest(complex, claim, spot, person, now);
  if (told === 'first') await tellAdmins(tx, complex, { kind: 'transfer protested', claim, spot, person });
  return told;
}
