import type { ComplexId, SpotNumber } from '../kernel/ids.ts';

/** Where a spot lies, as far as the admin's list says. */
export type SpotPlace = {
  /** A level, a building, a gate: what the house calls it. */
  readonly section: string | null;
  readonly row: string | null;
  /** From left to right, from 1. */
  readonly column: number | null;
};

export type PlacedSpot = SpotPlace & { readonly spot: SpotNumber };

export type Directory = {
  /** Every spot that the house knows of, in order of number. */
  readonly spots: (complex: ComplexId) => Promise<readonly PlacedSpot[]>;
};
