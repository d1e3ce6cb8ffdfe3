/** A prime: six digits to the base of 36. */
const MARKS = 2_147_483_647;
const STEP = 1_000_003;

/** A short number that stands for several, in their order; at least 1. */
export function markOf(numbers: readonly number[]): number {
  return 1 + numbers.reduce((mark, number) => (mark * STEP + (number % MARKS)) % MARKS, 0);
}
