import type { GeneratedAlways } from 'kysely';
import type { ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { FileFault, SpotImport } from '../../../core/spots/import-ports.ts';
import type { ImportPlan } from '../../../core/spots/plan-import.ts';
import type { SpotList } from '../../../core/spots/spot-list.ts';
import type { Defaulted, Fixed, Json } from '../kit/columns.ts';

/** The spots there are, lists of them that admins send, and numbers that were tried. */
export type SpotTables = {
  spots: {
    complex_id: Fixed<ComplexId>;
    number: Fixed<SpotNumber>;
    section: Defaulted<string | null>;
    row_label: Defaulted<string | null>;
    column_number: Defaulted<number | null>;
    flats: Defaulted<readonly string[]>;
  };
  spot_imports: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    person_id: Fixed<PersonId>;
    begun_at: Fixed<Date>;
    file: Fixed<string>;
    name: Fixed<string>;
    state: SpotImport['state'];
    list: Json<SpotList | null>;
    plan: Json<ImportPlan | null>;
    fault: Defaulted<FileFault | null>;
    leased_until: Defaulted<Date | null>;
    tries: Defaulted<number>;
  };
  tried_numbers: { complex_id: ComplexId; person_id: PersonId; spot: SpotNumber; tried_at: Date };
  tried_plates: { complex_id: ComplexId; person_id: PersonId; plate_key: string; tried_at: Date };
};
