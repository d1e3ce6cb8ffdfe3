import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';

/** A spot of the admin's list and who holds it. */
export type ListedSpot = { readonly spot: SpotNumber; readonly holders: readonly PersonId[] };

/** A part of the parking, as the list calls it. */
export type Section = { readonly name: string; readonly spots: readonly SpotNumber[] };

/** The house's list of spots, as admins look at it. */
export type SpotBook = {
  /** By number. */
  readonly page: (complex: ComplexId, skip: number, most: number) => Promise<readonly ListedSpot[]>;
  /** The flats that the list has beside these spots, by spot; null: it has none beside any spot of the house. */
  readonly flats: (
    complex: ComplexId,
    spots: readonly SpotNumber[],
  ) => Promise<ReadonlyMap<SpotNumber, readonly string[]> | null>;
  /** The sections that the list names, in the order of the alphabet. */
  readonly sections: (complex: ComplexId) => Promise<readonly Section[]>;
  readonly count: (complex: ComplexId) => Promise<{ readonly all: number; readonly held: number }>;
};
