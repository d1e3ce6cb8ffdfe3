import { noPerson, type TableRule, told } from '../kit/table-rule.ts';
import type { SpotTables } from './tables.ts';

export const spots = {
  spots: {
    people: {},
    words: ['flats'],
    codes: ['section', 'row_label'],
    told: noPerson,
    kept: 'always',
    backup: { chat: 'merged' },
  },
  spot_imports: {
    people: { person_id: 'owner' },
    words: ['file', 'name', 'list', 'plan'],
    codes: ['state', 'fault'],
    told,
    kept: 'two days',
    backup: { never: 'a list that waits for its admin' },
  },
  tried_numbers: {
    people: { person_id: 'owner' },
    told,
    kept: 'an hour',
    backup: { never: 'over within an hour' },
  },
  tried_plates: {
    people: { person_id: 'owner' },
    words: ['plate_key'],
    told,
    kept: 'an hour',
    backup: { never: 'over within an hour' },
  },
} as const satisfies Record<keyof SpotTables, TableRule>;
