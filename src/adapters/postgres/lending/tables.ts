import type { GeneratedAlways } from 'kysely';
import type {
  AlertId,
  ComplexId,
  LendingId,
  PersonId,
  SpotNumber,
  WishId,
} from '../../../core/kernel/ids.ts';
import type { LendingEnding, WishEnding } from '../../../core/lending/lending.ts';
import type { Fixed } from '../kit/columns.ts';

/** Who stands on a neighbour's spot, and who looks for one. */
export type LendingTables = {
  lendings: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<LendingId>;
    spot: Fixed<SpotNumber>;
    borrower: Fixed<PersonId>;
    made_at: Fixed<Date>;
    until: Date;
    warned: boolean;
    ended_at: Date | null;
    ending: LendingEnding | null;
    left_at: Date | null;
    thread: AlertId | null;
  };
  wishes: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<WishId>;
    person: Fixed<PersonId>;
    made_at: Fixed<Date>;
    until: Fixed<Date>;
    offered: SpotNumber | null;
    ended_at: Date | null;
    ending: WishEnding | null;
  };
};
