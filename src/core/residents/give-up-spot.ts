import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { tellOver } from '../tenancy/end-tenancy.ts';
import { refreshClaims, releaseSpot } from './change-holders.ts';

/** Somebody's spot is theirs no more: its threads go to whoever still holds it, and these are told quietly. */
export async function giveUpSpot(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  now: Instant,
): Promise<Result<null, 'not yours'>> {
  const { complex, person } = actor;
  await tx.disputes.lockSpots(complex, [spot]);
  const found = await tx.spots.holders(complex, spot);
  const me = found.find((one) => one.person === person);
  if (!me) return refuse('not yours');
  await releaseSpot(tx, complex, spot, [person], [], now);
  const others = found.map((one) => one.person).filter((one) => one !== person);
  if (me.tenant) await tellOver(tx, complex, { spot, person, how: 'left' }, person);
  else await tx.notices.add(complex, others, 'note', { kind: 'co-holder left', spot, person });
  await refreshClaims(tx, complex, spot, now);
  return ok(null);
}
