import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { before, hours, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { isOverstayed, type Lending } from './lending.ts';

/** No day is longer, not even the one on which clocks are put back. */
const A_DAY = hours(25);

/** Who stands with permission, and whose time is over today without a word that he left. Never who it is. */
export async function lendingsAtGate(
  tx: Pick<Tx, 'lendings' | 'complexes'>,
  actor: Member,
  now: Instant,
): Promise<Result<readonly Lending[], 'not allowed'>> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  return ok(await seenAtGate(tx, actor.complex, now));
}

async function seenAtGate(
  tx: Pick<Tx, 'lendings' | 'complexes'>,
  complex: ComplexId,
  now: Instant,
): Promise<readonly Lending[]> {
  const { timeZone } = await tx.complexes.get(complex);
  const all = await tx.lendings.atGate(complex, before(now, A_DAY));
  return all.filter((one) => one.endedAt === null || isOverstayed(one, now, timeZone));
}

/** Whether whoever stood there last may still do so. */
export async function hasOverstayed(
  tx: Pick<Tx, 'lendings' | 'complexes'>,
  complex: ComplexId,
  spot: SpotNumber,
  now: Instant,
): Promise<boolean> {
  const seen = await seenAtGate(tx, complex, now);
  return seen.some((one) => one.spot === spot && one.endedAt !== null);
}
