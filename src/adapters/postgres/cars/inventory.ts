import { here, type TableRule, told } from '../kit/table-rule.ts';
import type { CarTables } from './tables.ts';

export const cars = {
  cars: {
    people: { person_id: 'owner' },
    words: ['plate', 'plate_key'],
    codes: ['state', 'confirmed_by'],
    told,
    kept: here,
    backup: { chat: 'added' },
  },
  car_questions: {
    people: { about: 'owner', holder: 'owner' },
    words: ['plate_key'],
    codes: ['answer'],
    told,
    kept: '30 days; longer while the car is asked about',
    backup: { chat: 'added' },
  },
} as const satisfies Record<keyof CarTables, TableRule>;
