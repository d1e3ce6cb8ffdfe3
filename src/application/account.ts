import type { Role } from '../core/kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../core/kernel/ids.ts';
import type { Duration, Instant } from '../core/kernel/time.ts';

/** Somebody who agreed to be known, as his account finds him. */
export type Known = {
  readonly person: PersonId;
  readonly complex: ComplexId;
  readonly displayName: string;
  /** Under which others find him there; null: under none. */
  readonly username: string | null;
  readonly reachable: boolean;
  readonly roles: readonly Role[];
  readonly spots: readonly SpotNumber[];
  readonly away: boolean;
  /** When a guard was last here; null: never, or he is none. */
  readonly guardSeenAt: Instant | null;
};

/**
 * Whoever stands at a face: an account of a messenger, a session of the web. What he is called there is the face's own
 * matter; it makes this of it, bound to the open transaction.
 */
export type Account = {
  /** As the face has it now. */
  readonly displayName: string;
  readonly username: string | null;
  /** The operator named him as an admin (`ADMIN_IDS`). */
  readonly isNamedAdmin: boolean;
  /** Stores how he can be written to: never before his consent. */
  readonly meet: () => Promise<PersonId>;
  readonly refresh: (person: PersonId) => Promise<void>;
  readonly setReachable: (person: PersonId, reachable: boolean) => Promise<void>;
  /** True once: a later demotion stands. */
  readonly spendNaming: (complex: ComplexId) => Promise<boolean>;
  /** Counts one event in a sliding window. `warn` comes once, then `silence` until the window has cleared. */
  readonly pace: (what: string, most: number, window: Duration) => Promise<Pace>;
  /** When a window that is full has room again; null: nothing was counted. */
  readonly paceClearsAt: (what: string, window: Duration) => Promise<Instant | null>;
};

export type Pace = 'fine' | 'warn' | 'silence';
