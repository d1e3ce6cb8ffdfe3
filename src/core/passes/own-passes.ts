import type { Member } from '../kernel/actor.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { isActive, type Pass } from './pass.ts';

/** One's own active passes, oldest first. */
export async function ownPasses(
  tx: Pick<Tx, 'passes'>,
  { complex, person }: Member,
  now: Instant,
): Promise<readonly Pass[]> {
  const open = await tx.passes.openOf(complex, person);
  return open.filter((pass) => isActive(pass, now));
}
