import type { GeneratedAlways } from 'kysely';
import type { CarState, CarWitness, PlateAnswer } from '../../../core/cars/car.ts';
import type { CarId, ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Fixed } from '../kit/columns.ts';

/** Whose car is whose, and what is asked about it. */
export type CarTables = {
  cars: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<CarId>;
    person_id: Fixed<PersonId>;
    plate: Fixed<string>;
    plate_key: Fixed<string>;
    state: CarState;
    confirmed_by: CarWitness | null;
    added_at: Fixed<Date>;
  };
  car_questions: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    plate_key: Fixed<string>;
    about: Fixed<PersonId>;
    holder: Fixed<PersonId>;
    asked_at: Date;
    answer: PlateAnswer | null;
    answered_at: Date | null;
  };
};
