import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { ImportPlan, KnownSpot } from './plan-import.ts';
import type { Sheet, SpotList, SpotRow } from './spot-list.ts';

/** Why a file is no list of spots. */
export type FileFault =
  | 'not a table'
  | 'old format'
  | 'locked'
  | 'too large'
  | 'too many rows'
  | 'formulas'
  | 'no spots'
  | 'out of reach';

/** A spreadsheet in and out of bytes; neither harms who asks, whatever the bytes are. */
export type Sheets = {
  /** The sheets of a file that people see; `name` is the file's own. */
  readonly read: (bytes: Uint8Array, name: string) => Promise<Result<readonly Sheet[], FileFault>>;
  readonly write: (rows: readonly (readonly string[])[], format: SheetFormat) => Promise<Uint8Array>;
};

export type SheetFormat = 'xlsx' | 'csv';

/** A list that an admin sent: read by a loop, shown, and applied or dropped. */
export type SpotImport = {
  readonly id: number;
  readonly complex: ComplexId;
  readonly by: PersonId;
  /** The messenger's own reference. */
  readonly file: string;
  readonly name: string;
  readonly state: 'reading' | 'shown' | 'over';
  readonly list: SpotList | null;
  readonly plan: ImportPlan | null;
  readonly fault: FileFault | null;
};

export type SpotImports = {
  /** An earlier list of the same admin is over. */
  readonly begin: (
    complex: ComplexId,
    by: PersonId,
    file: string,
    name: string,
    at: Instant,
  ) => Promise<number>;
  /** The oldest that nobody reads now, held for a minute of machine time; `tries` counts this one. */
  readonly next: () => Promise<(SpotImport & { readonly tries: number }) | null>;
  readonly get: (complex: ComplexId, id: number) => Promise<SpotImport | null>;
  /** Locks it and the house's list of spots until the end of the transaction: two lists never apply at once. */
  readonly lock: (complex: ComplexId, id: number) => Promise<SpotImport | null>;
  readonly save: (changed: SpotImport) => Promise<void>;
  /** Every spot of the house, by number. */
  readonly known: (complex: ComplexId) => Promise<readonly KnownSpot[]>;
  readonly put: (complex: ComplexId, rows: readonly SpotRow[]) => Promise<void>;
  /** Those that nobody holds. */
  readonly remove: (complex: ComplexId, spots: readonly SpotNumber[]) => Promise<void>;
};
