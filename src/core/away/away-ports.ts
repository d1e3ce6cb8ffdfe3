import type { Complex } from '../complexes/complex.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { FreeMark } from './mark.ts';

/** Everything that a decision about marks reads. */
export type MarksSeen = {
  readonly complex: Complex;
  /** Whoever holds the spots that are decided about; nobody changes that meanwhile. */
  readonly holders: readonly { readonly spot: SpotNumber; readonly person: PersonId }[];
  /** All spots of the person who acts. */
  readonly own: readonly SpotNumber[];
  /** Marks of all these spots, those that are over among them: only their timer has not come yet. */
  readonly marks: readonly FreeMark[];
};

export type Marks = {
  /** Waits for the spots and keeps them until the transaction ends, then reads everything at one moment. */
  readonly load: (
    complex: ComplexId,
    spots: readonly SpotNumber[],
    actor: PersonId | null,
  ) => Promise<MarksSeen>;
  /** The spot's mark; null also when it is over and only its timer has not come yet. */
  readonly get: (complex: ComplexId, spot: SpotNumber, now: Instant) => Promise<FreeMark | null>;
  /** Every spot that is free now, in order of number, hidden ones among them. */
  readonly free: (complex: ComplexId, now: Instant) => Promise<readonly FreeMark[]>;
  /** When the row ends, live or over; null: there is none. */
  readonly endOf: (complex: ComplexId, spot: SpotNumber) => Promise<Pick<FreeMark, 'until' | 'setBy'> | null>;
};
