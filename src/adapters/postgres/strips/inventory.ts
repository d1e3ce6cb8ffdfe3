import { noPerson, type TableRule } from '../kit/table-rule.ts';
import type { StripTables } from './tables.ts';

export const strips = {
  strips: {
    people: {},
    codes: ['token_hash', 'code_hash'],
    told: noPerson,
    kept: '60 days after it was printed',
    backup: { chat: 'added' },
  },
} as const satisfies Record<keyof StripTables, TableRule>;
