import type { CarId, ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { PlateKey } from './plate.ts';

/**
 * `known`: its person is reached by the plate. `asked`: somebody with whom he shares no spot named the plate before, and
 * nobody has said yet that they belong together; until then he is told of nothing, and of this least of all.
 */
export type CarState = 'known' | 'asked' | 'refused';

/** Who says beside its person that a car is his. */
export type CarWitness = 'family' | 'admin' | 'list';

/** A plate that somebody named as that of his car. Two of one household each have a car of their own by it. */
export type Car = {
  readonly complex: ComplexId;
  readonly id: CarId;
  readonly person: PersonId;
  /** As typed. */
  readonly plate: string;
  /** The one key of all spellings of the plate. */
  readonly key: PlateKey;
  readonly state: CarState;
  readonly confirmedBy: CarWitness | null;
  readonly addedAt: Instant;
};

/** Whether its person named it; else the house's list does alone, and he has not said yes, or has said no. */
export function isNamed({ state, confirmedBy }: Pick<Car, 'state' | 'confirmedBy'>): boolean {
  return confirmedBy !== 'list' || state === 'known';
}

export const MOST_CARS = 5;
export const MOST_CARS_A_DAY = 5;

/** What whoever named a plate first says about somebody who names it now. */
export type PlateAnswer = 'family' | 'unknown';

export type CarQuestion = {
  readonly id: number;
  /** Of the holder's own car. */
  readonly key: PlateKey;
  /** Whom it is about. */
  readonly about: PersonId;
  readonly holder: PersonId;
  readonly answer: PlateAnswer | null;
};
