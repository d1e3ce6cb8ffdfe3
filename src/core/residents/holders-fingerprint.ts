import { fingerprintOf } from '../kernel/fingerprint.ts';
import type { PersonId } from '../kernel/ids.ts';

/** Stands for who holds a spot: a question that named other people is known by it. */
export function holdersFingerprint(holders: readonly PersonId[]): number {
  return fingerprintOf([...holders].sort((one, other) => one - other));
}
