import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Defaulted } from '../kit/columns.ts';

/** What stays of whoever was forgotten. */
export type PrivacyTables = {
  erasure_marks: {
    complex_id: ComplexId;
    key: Buffer;
    banned_until: Date | null;
    seeded: Defaulted<boolean>;
  };
  erasures: { complex_id: ComplexId; person_id: PersonId; erased_at: Date };
};
