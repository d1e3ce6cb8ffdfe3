import type { GeneratedAlways, JSONColumnType } from 'kysely';
import type { AuditEvent } from '../../../core/journal/journal.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Fixed } from '../kit/columns.ts';

/** What was done, by whom. */
export type JournalTables = {
  journal: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    at: Fixed<Date>;
    by_person: PersonId | null;
    about: PersonId | null;
    deed: JSONColumnType<AuditEvent>;
  };
};
