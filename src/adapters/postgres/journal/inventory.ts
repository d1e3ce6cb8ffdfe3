import { type TableRule, told } from '../kit/table-rule.ts';
import type { JournalTables } from './tables.ts';

export const journal = {
  journal: {
    people: { by_person: 'emptied', about: 'emptied' },
    words: ['deed'],
    told,
    kept: 'a year, without names',
    backup: { chat: 'stays' },
  },
} as const satisfies Record<keyof JournalTables, TableRule>;
