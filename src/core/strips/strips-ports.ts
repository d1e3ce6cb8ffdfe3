import type { ComplexId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Strip, StripCount, StripsFor } from './strip.ts';

export type Strips = {
  /** Whoever prints or takes strips back waits for whoever does. */
  readonly lock: (complex: ComplexId) => Promise<void>;
  readonly count: (complex: ComplexId, now: Instant) => Promise<StripCount>;
  /** New ones, by number of the spot, in place of those before; what stands on them is told this once. */
  readonly print: (complex: ComplexId, whom: StripsFor, now: Instant) => Promise<readonly Strip[]>;
  /** By what stands on it; null: made up, used, replaced, taken back, or over. */
  readonly find: (complex: ComplexId, shown: string, now: Instant) => Promise<SpotNumber | null>;
  /** True for exactly one of all who try. */
  readonly use: (complex: ComplexId, shown: string, now: Instant) => Promise<boolean>;
  /** Takes back all that nobody has used; how many there were. */
  readonly revokeAll: (complex: ComplexId, now: Instant) => Promise<number>;
  /** How many came in by strips since the admins were last told. */
  readonly takeUntold: (complex: ComplexId) => Promise<number>;
};
