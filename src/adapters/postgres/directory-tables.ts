import type { ComplexId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Defaulted, Fixed } from './tables.ts';

export type DirectoryTables = {
  spots: {
    complex_id: Fixed<ComplexId>;
    number: Fixed<SpotNumber>;
    section: Defaulted<string | null>;
    row_label: Defaulted<string | null>;
    column_number: Defaulted<number | null>;
  };
  sent_pictures: { bot_id: Fixed<number>; digest: Fixed<string>; file_ref: string; sent_at: Date };
};
