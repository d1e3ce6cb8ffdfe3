/** Six digits to the base of 36. */
const PRIME = 2_147_483_647;
const STEP = 1_000_003;

/** A short number that stands for several, in their order; at least 1. */
export function fingerprintOf(numbers: readonly number[]): number {
  return 1 + numbers.reduce((print, number) => (print * STEP + (number % PRIME)) % PRIME, 0);
}
