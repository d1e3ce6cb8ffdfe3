import { type TableRule, told } from '../kit/table-rule.ts';
import type { AwayTables } from './tables.ts';

export const away = {
  free_marks: {
    people: { set_by: 'emptied' },
    told,
    kept: 'until it ends',
    backup: { never: 'one that is over would invite somebody onto the spot' },
  },
} as const satisfies Record<keyof AwayTables, TableRule>;
