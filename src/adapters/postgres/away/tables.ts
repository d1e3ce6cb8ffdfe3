import type { ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Fixed } from '../kit/columns.ts';

/** Marks of free spots. */
export type AwayTables = {
  free_marks: {
    complex_id: Fixed<ComplexId>;
    spot: Fixed<SpotNumber>;
    set_by: PersonId | null;
    since: Date;
    until: Date;
    hidden: boolean;
  };
};
