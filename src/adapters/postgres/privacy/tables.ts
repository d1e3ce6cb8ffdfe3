import type { GeneratedAlways } from 'kysely';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** What stays of whoever was forgotten. */
export type PrivacyTables = {
  erasure_marks: {
    complex_id: ComplexId;
    key: Buffer;
    banned_until: Date | null;
    seeded: Defaulted<boolean>;
  };
  claim_marks: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    key: Fixed<Buffer>;
    holder: Fixed<PersonId | null>;
    marked_at: Fixed<Date>;
  };
  erasures: { complex_id: ComplexId; person_id: PersonId; erased_at: Date };
};
