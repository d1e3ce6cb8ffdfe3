import type { GeneratedAlways } from 'kysely';
import type { AlertId, ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Fixed } from '../kit/columns.ts';

/** «Если я не отвечаю», and on the cards of which threads it stands. */
export type LastResortTables = {
  last_resorts: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    person_id: Fixed<PersonId | null>;
    spot: Fixed<SpotNumber | null>;
    flat: string | null;
    phone: string | null;
    entered_at: Date;
  };
  last_resort_showings: {
    complex_id: Fixed<ComplexId>;
    alert_id: Fixed<AlertId>;
    resort_id: Fixed<number>;
    shown_at: Fixed<Date>;
  };
};
