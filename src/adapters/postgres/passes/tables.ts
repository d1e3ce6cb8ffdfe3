import type { GeneratedAlways } from 'kysely';
import type { ComplexId, GateQuestionId, PassId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Caller, GateQuestionState } from '../../../core/passes/gate-question.ts';
import type { PassEnding } from '../../../core/passes/pass.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** Guests who may come, and what is asked about those who have. */
export type PassTables = {
  guest_passes: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<PassId>;
    host: Fixed<PersonId | null>;
    spot: Fixed<SpotNumber>;
    guest: Fixed<string>;
    guest_key: Fixed<string>;
    is_plate: Fixed<boolean>;
    slot: Fixed<number | null>;
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
  gate_questions: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<GateQuestionId>;
    spot: Fixed<SpotNumber>;
    asked_by: Fixed<PersonId>;
    caller: Fixed<Caller>;
    guest: Fixed<string>;
    asked_at: Fixed<Date>;
    asked: Fixed<number>;
    lost: Defaulted<number>;
    state: GateQuestionState;
    decided_by: PersonId | null;
    decided_at: Date | null;
    pass_id: PassId | null;
  };
};
