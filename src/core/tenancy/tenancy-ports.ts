import type { ComplexId, SpotNumber } from '../kernel/ids.ts';
import type { Tenancy } from './tenancy.ts';

/** Who rents a spot; that somebody holds it is among the holders. */
export type Tenancies = {
  /** The next to end first. */
  readonly of: (complex: ComplexId, spot: SpotNumber) => Promise<readonly Tenancy[]>;
  /** Moves the end of one that is there. */
  readonly move: (complex: ComplexId, tenancy: Tenancy) => Promise<void>;
};
