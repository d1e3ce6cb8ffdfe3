import { noPerson, type TableRule } from '../kit/table-rule.ts';
import type { ComplexTables } from './tables.ts';

export const complexes = {
  complexes: {
    people: {},
    words: ['guard_phone', 'bot_contact'],
    codes: ['name', 'time_zone'],
    told: noPerson,
    kept: 'always',
    backup: { chat: 'stays' },
  },
  secrets: {
    people: {},
    codes: ['name', 'value'],
    told: noPerson,
    kept: 'always',
    backup: { chat: 'stays', sealed: true },
  },
} as const satisfies Record<keyof ComplexTables, TableRule>;
