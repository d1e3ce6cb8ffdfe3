import type { GeneratedAlways } from 'kysely';
import type { ComplexId, PassId, PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import type { PassEnding } from '../../core/passes/pass.ts';
import type { Defaulted, Fixed } from './tables.ts';

/** Marks of free spots, and guests who may come to one. */
export type AwayTables = {
  free_marks: {
    complex_id: Fixed<ComplexId>;
    spot: Fixed<SpotNumber>;
    set_by: PersonId | null;
    since: Date;
    until: Date;
    hidden: boolean;
  };
  guest_passes: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<PassId>;
    host: Fixed<PersonId>;
    spot: Fixed<SpotNumber>;
    guest: Fixed<string>;
    guest_key: Fixed<string>;
    is_plate: Fixed<boolean>;
    slot: Fixed<number>;
    made_at: Fixed<Date>;
    until: Date;
    warned: Defaulted<boolean>;
    ended_at: Date | null;
    ending: PassEnding | null;
    entered_at: Date | null;
    left_at: Date | null;
    salt: Fixed<Buffer>;
    code_key: Fixed<Buffer>;
  };
};
