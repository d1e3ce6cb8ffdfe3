import type { CarId, ComplexId, LendingId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant, Lately } from '../kernel/time.ts';
import type { Car, CarQuestion, CarState, CarWitness, PlateAnswer } from './car.ts';
import type { PlateKey } from './plate.ts';

/** Somebody who is reached by a plate. */
export type CarHolder = {
  readonly person: PersonId;
  readonly car: CarId;
  /** As he typed it. */
  readonly plate: string;
  readonly key: PlateKey;
  readonly reachable: boolean;
  /** A list, an admin, the gate or somebody who shares a spot with him says the same. */
  readonly isConfirmed: boolean;
};

/** A resident's car as the gate sees it: where it belongs, and nothing of whose it is. */
export type CarAtGate = {
  readonly spots: readonly SpotNumber[];
  /** Where it stands on a neighbour's spot, or stood of late. */
  readonly lendings: readonly LendingId[];
};

export type Cars = {
  /** The cars whose keys have this piece, О and 0 written alike. */
  readonly atGate: (complex: ComplexId, piece: string, most: number) => Promise<readonly CarAtGate[]>;
  /** Whoever decides about a plate waits for whoever decides about the same one. */
  readonly lockPlate: (complex: ComplexId, key: PlateKey) => Promise<void>;
  /** Whoever may be reached by one of the keys, or by a key that begins so and goes on with a region; the longest holder first. */
  readonly holdersOf: (
    complex: ComplexId,
    keys: readonly PlateKey[],
    beginnings?: readonly PlateKey[],
  ) => Promise<readonly CarHolder[]>;
  readonly add: (car: Omit<Car, 'id'>) => Promise<Car>;
  readonly get: (complex: ComplexId, car: CarId) => Promise<Car | null>;
  /** Somebody's cars, oldest first. */
  readonly of: (complex: ComplexId, person: PersonId) => Promise<readonly Car[]>;
  /** The same, in whatever state, oldest first. */
  readonly withKeys: (
    complex: ComplexId,
    keys: readonly PlateKey[],
    beginnings: readonly PlateKey[],
  ) => Promise<readonly Car[]>;
  readonly setState: (
    complex: ComplexId,
    car: CarId,
    state: CarState,
    confirmedBy: CarWitness | null,
  ) => Promise<void>;
  readonly remove: (complex: ComplexId, car: CarId) => Promise<void>;
  /** The cars about which somebody said that he does not know their person, and nothing is decided. */
  readonly disputed: (complex: ComplexId) => Promise<readonly CarId[]>;
  /** Those of the people who hold a spot together with this one. */
  readonly coHoldersAmong: (
    complex: ComplexId,
    person: PersonId,
    people: readonly PersonId[],
  ) => Promise<readonly PersonId[]>;
  /** Notes the question; null where the holder was asked the same lately. */
  readonly ask: (
    complex: ComplexId,
    question: Pick<CarQuestion, 'key' | 'about' | 'holder'>,
    lately: Lately,
    at: Instant,
  ) => Promise<number | null>;
  /** What holders were asked lately about this person. */
  readonly questions: (
    complex: ComplexId,
    about: PersonId,
    lately: Lately,
  ) => Promise<readonly CarQuestion[]>;
  readonly question: (complex: ComplexId, id: number) => Promise<CarQuestion | null>;
  readonly answer: (complex: ComplexId, id: number, answer: PlateAnswer, at: Instant) => Promise<void>;
};
