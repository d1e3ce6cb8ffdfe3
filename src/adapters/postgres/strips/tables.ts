import type { ComplexId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** Strips of paper in mailboxes. */
export type StripTables = {
  strips: {
    complex_id: Fixed<ComplexId>;
    spot: Fixed<SpotNumber>;
    token_hash: Buffer;
    code_hash: Buffer;
    printed_at: Date;
    issue: Defaulted<number>;
    expires_at: Date;
    used_at: Defaulted<Date | null>;
    revoked_at: Defaulted<Date | null>;
    told: Defaulted<boolean>;
  };
};
