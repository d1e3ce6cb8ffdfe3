import { type TableRule, told } from '../kit/table-rule.ts';
import type { LendingTables } from './tables.ts';

export const lending = {
  lendings: {
    people: { borrower: 'owner' },
    codes: ['ending'],
    told,
    kept: 'two days after its end',
    backup: { never: 'it ends with its mark, which is in no copy' },
  },
  wishes: {
    people: { person: 'owner' },
    codes: ['ending'],
    told,
    kept: 'two days after its end',
    backup: { never: 'over within a week; whoever still looks asks again' },
  },
} as const satisfies Record<keyof LendingTables, TableRule>;
