import type { AlertId, ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { LastResort, ShownResort } from './last-resort.ts';

/** Whose it is: somebody's own, or of a spot whose holder has no messenger. */
export type ResortOf = { readonly person: PersonId } | { readonly spot: SpotNumber };

export type LastResorts = {
  readonly get: (complex: ComplexId, of: ResortOf) => Promise<LastResort>;
  /** Both null take it away. */
  readonly set: (complex: ComplexId, of: ResortOf, resort: LastResort, at: Instant) => Promise<void>;
  /** The open threads whose cards show it. */
  readonly shownIn: (complex: ComplexId, of: ResortOf) => Promise<readonly AlertId[]>;
  /** Takes it from the cards of a thread. */
  readonly hide: (complex: ComplexId, of: ResortOf, alert: AlertId) => Promise<void>;
  /** What the cards of guards and admins may show of a thread. */
  readonly shown: (complex: ComplexId, alert: AlertId) => Promise<readonly ShownResort[]>;
};
