import type { ComplexId, PersonId, SpotNumber } from './ids.ts';

/** The roles that somebody is made; all others follow from spots, claims and bans. The database's check says the same. */
export const STAFF_ROLES = ['guard', 'admin'] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];

/**
 * What somebody is in one complex. `resident` holds a spot, `resident without spot` is an approved resident without one,
 * `newcomer` has agreed to the storage of data and has not claimed anything yet.
 */
export type Role =
  | 'stranger'
  | 'newcomer'
  | 'applicant'
  | 'resident'
  | 'resident without spot'
  | StaffRole
  | 'banned';

/** Somebody we know nothing about and store nothing about: they have not agreed to it. */
export type Stranger = {
  readonly kind: 'stranger';
  readonly complex: ComplexId;
  readonly roles: readonly Role[];
};

/** Somebody who agreed that we store what they tell us. */
export type Member = {
  readonly kind: 'member';
  readonly complex: ComplexId;
  readonly person: PersonId;
  readonly roles: readonly Role[];
  /** Ascending. */
  readonly spots: readonly SpotNumber[];
  /** Every one of them is marked free now. */
  readonly away: boolean;
};

/** Who acts, and where. */
export type Actor = Stranger | Member;
