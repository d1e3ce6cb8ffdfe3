import type { ComplexId, LendingId, PersonId, SpotNumber, WishId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Lending, SpotWish } from './lending.ts';

/** No guest is expected there, and somebody holds it who is not banned. */
export type OfferedSpot = {
  readonly spot: SpotNumber;
  /** When its mark ends. */
  readonly until: Instant;
  /** Until when somebody stands there already; null: it may be had. */
  readonly lent: Instant | null;
  readonly borrower: PersonId | null;
};

export type Lendings = {
  /**
   * Whoever changes lendings or wishes of the house does so one after another, behind the locks of spots: of who makes
   * a wish and who marks a spot one sees the other, and nobody borrows while he is banned.
   */
  readonly lock: (complex: ComplexId) => Promise<void>;
  /** Null: somebody stands on the spot already, or he stands on another one. */
  readonly add: (
    lending: Pick<Lending, 'complex' | 'spot' | 'borrower' | 'madeAt' | 'until' | 'warned'>,
  ) => Promise<Lending | null>;
  readonly get: (complex: ComplexId, lending: LendingId) => Promise<Lending | null>;
  readonly save: (lending: Lending) => Promise<void>;
  /** Whoever may stand on the spot at this moment; null also when it is over and only its timer has not come yet. */
  readonly current: (complex: ComplexId, spot: SpotNumber, now: Instant) => Promise<Lending | null>;
  /** The one of the spot that is not ended, whatever the time. The caller holds the spot's lock, or only looks. */
  readonly openAt: (complex: ComplexId, spot: SpotNumber) => Promise<Lending | null>;
  readonly openOf: (complex: ComplexId, borrower: PersonId) => Promise<Lending | null>;
  /** Every one that lasts now, in order of spot. */
  readonly all: (complex: ComplexId, now: Instant) => Promise<readonly Lending[]>;
  /** Every spot that neighbours may stand on now, by a mark that is not hidden; in order of number. */
  readonly offered: (complex: ComplexId, now: Instant) => Promise<readonly OfferedSpot[]>;
  /** Those that last or have ended since then and whose car is not known to be gone, the next to end first. */
  readonly atGate: (complex: ComplexId, endedSince: Instant) => Promise<readonly Lending[]>;
};

export type Wishes = {
  /** Takes the place of the person's open one. */
  readonly add: (
    wish: Pick<SpotWish, 'complex' | 'person' | 'until'> & { readonly madeAt: Instant },
  ) => Promise<SpotWish>;
  readonly get: (complex: ComplexId, wish: WishId) => Promise<SpotWish | null>;
  readonly openOf: (complex: ComplexId, person: PersonId) => Promise<SpotWish | null>;
  /** Everybody's that is not ended, the oldest first. */
  readonly open: (complex: ComplexId) => Promise<readonly SpotWish[]>;
  readonly offer: (complex: ComplexId, wishes: readonly WishId[], spot: SpotNumber) => Promise<void>;
  readonly end: (wish: SpotWish, ending: NonNullable<SpotWish['ending']>, at: Instant) => Promise<void>;
};
