import type { GeneratedAlways } from 'kysely';
import type { AlertId, ComplexId, PersonId, SpotNumber, TagId } from '../../../core/kernel/ids.ts';
import type { Fixed } from '../kit/columns.ts';

/** Cards under windscreens, and whoever called by them. */
export type WindscreenTables = {
  windscreen_tags: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<TagId>;
    person_id: Fixed<PersonId>;
    spot: Fixed<SpotNumber>;
    token_hash: Buffer;
    code_hash: Buffer;
    made_at: Date;
    issue: number;
    doubted_until: Date | null;
  };
  windscreen_visits: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    alert_id: Fixed<AlertId>;
    key_hash: Fixed<Buffer>;
    visitor: Fixed<Buffer>;
    network: Fixed<Buffer>;
    opened: Fixed<boolean>;
    made_at: Fixed<Date>;
  };
  windscreen_floods: { complex_id: ComplexId; told_at: Date };
};
