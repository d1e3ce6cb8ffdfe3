import { here, type TableRule, told } from '../kit/table-rule.ts';
import type { LastResortTables } from './tables.ts';

export const lastResort = {
  last_resorts: {
    people: { person_id: 'owner' },
    words: ['flat', 'phone'],
    told,
    kept: here,
    backup: { chat: 'stays', sealed: true },
  },
  last_resort_showings: {
    people: {},
    told: { not: 'its owner was told when it was shown' },
    kept: 'with its alert',
    backup: { never: 'stands on cards of threads that are open' },
  },
} as const satisfies Record<keyof LastResortTables, TableRule>;
