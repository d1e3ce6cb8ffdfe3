import type { GeneratedAlways } from 'kysely';
import type { ComplexId, PassId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { PassEnding } from '../../../core/passes/pass.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** Guests who may come. */
export type PassTables = {
  guest_passes: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<PassId>;
    host: Fixed<PersonId | null>;
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
