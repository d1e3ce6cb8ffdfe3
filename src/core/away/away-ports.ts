import type { ComplexId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { FreeMark } from './mark.ts';

export type Marks = {
  /** The spot's mark; null also when it is over and only its timer has not come yet. */
  readonly get: (complex: ComplexId, spot: SpotNumber, now: Instant) => Promise<FreeMark | null>;
  /** Every spot that is free now, in order of number, hidden ones among them. */
  readonly free: (complex: ComplexId, now: Instant) => Promise<readonly FreeMark[]>;
  /** Sets or replaces the spot's one mark. */
  readonly put: (complex: ComplexId, mark: FreeMark) => Promise<void>;
  /** False when there was none. */
  readonly remove: (complex: ComplexId, spot: SpotNumber) => Promise<boolean>;
  /** When the row ends, live or over; null: there is none. */
  readonly endOf: (complex: ComplexId, spot: SpotNumber) => Promise<Pick<FreeMark, 'until' | 'setBy'> | null>;
};
