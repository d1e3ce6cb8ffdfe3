import type { ColumnType, GeneratedAlways } from 'kysely';
import type { ComplexId, PersonId } from '../../core/kernel/ids.ts';
import type { FileFault, SpotImport } from '../../core/spots/import-ports.ts';
import type { ImportPlan } from '../../core/spots/plan-import.ts';
import type { SpotList } from '../../core/spots/spot-list.ts';
import type { Defaulted, Fixed } from './tables.ts';

/** Written as JSON, read as what it means. */
type Json<T> = ColumnType<T, string | null | undefined, string | null>;

/** Lists of spots that admins send: 0017-spot-lists.sql. */
export type ImportTables = {
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
};
