import { noPerson, type TableRule } from '../kit/table-rule.ts';
import type { TimerTables } from './tables.ts';

export const timers = {
  timers: {
    people: {},
    codes: ['kind'],
    told: noPerson,
    kept: 'until it fires',
    backup: { never: 'a timer' },
  },
} as const satisfies Record<keyof TimerTables, TableRule>;
