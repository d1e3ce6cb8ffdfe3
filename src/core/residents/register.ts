import type { StaffRole } from '../kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Membership } from '../ports.ts';

/** Until when somebody may not act, and what he was told as the reason. */
export type Ban = { readonly until: Instant; readonly reason: string };

/** Everybody in the house as its admins see and steer them. */
export type Register = {
  /** Whoever changes roles or bans waits for whoever does: of two admins who remove each other one stays. */
  readonly lockRoles: (complex: ComplexId) => Promise<void>;
  /** Everybody who agreed to be known, by name. */
  readonly all: (complex: ComplexId) => Promise<readonly Membership[]>;
  /** Also one that is over and was not ended yet. */
  readonly banOf: (complex: ComplexId, person: PersonId) => Promise<Ban | null>;
  /** Null ends it. */
  readonly setBan: (complex: ComplexId, person: PersonId, ban: Ban | null) => Promise<void>;
  /** Whoever was made a guard, banned or not, in order of number. */
  readonly guards: (complex: ComplexId) => Promise<readonly PersonId[]>;
  readonly endRole: (complex: ComplexId, person: PersonId, role: StaffRole) => Promise<void>;
  /** Whether an admin other than this one can act and be written to. */
  readonly hasOtherAdmin: (complex: ComplexId, but: PersonId) => Promise<boolean>;
  /** Remembers that an admin took the spot away; by this number the loser may protest. */
  readonly noteLoss: (complex: ComplexId, spot: SpotNumber, former: PersonId, at: Instant) => Promise<number>;
  /** «Это ошибка»: the spot for the first press of whoever lost it. */
  readonly protestLoss: (
    complex: ComplexId,
    loss: number,
    former: PersonId,
    at: Instant,
  ) => Promise<SpotNumber | 'again' | 'not yours'>;
};
