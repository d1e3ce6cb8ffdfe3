import type { PersonId } from '../kernel/ids.ts';

/** A prime: six digits to the base of 36. */
const MARKS = 2_147_483_647;
const STEP = 1_000_003;

/** A short number of who holds a spot: a question that named other people is known by it. At least 1. */
export function holdersMark(holders: readonly PersonId[]): number {
  const sorted = [...holders].sort((one, other) => one - other);
  return 1 + sorted.reduce((mark, person) => (mark * STEP + (person % MARKS)) % MARKS, 0);
}
