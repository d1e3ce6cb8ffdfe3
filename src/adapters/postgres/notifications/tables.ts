import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Fixed } from '../kit/columns.ts';

/** What is tried out about being told; what is switched off stands in `memberships`. */
export type NotificationTables = {
  sound_checks: {
    complex_id: Fixed<ComplexId>;
    person_id: Fixed<PersonId>;
    number: number;
    asked_at: Date;
    arrived_at: Date | null;
    heard_at: Date | null;
    outcome: 'heard' | 'silence' | 'lost' | null;
  };
};
