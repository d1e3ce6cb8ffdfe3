import type { Member } from '../kernel/actor.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { isActive, type Pass } from './pass.ts';

/** Brings its host the card of a pass as a new message; one from the gate had none so far. */
export async function bringPass(
  tx: Pick<Tx, 'cards'>,
  { complex, person }: Member,
  { id, fromGate }: Pass,
): Promise<void> {
  if (fromGate) await tx.cards.show(complex, { kind: 'pass', pass: id }, [person]);
  await tx.cards.ring(complex, { kind: 'pass', pass: id }, person);
}

/** One's own active passes, oldest first. */
export async function ownPasses(
  tx: Pick<Tx, 'passes'>,
  { complex, person }: Member,
  now: Instant,
): Promise<readonly Pass[]> {
  const open = await tx.passes.openOf(complex, person);
  return open.filter((pass) => isActive(pass, now));
}
