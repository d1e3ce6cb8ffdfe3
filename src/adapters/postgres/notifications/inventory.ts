import { here, type TableRule, told } from '../kit/table-rule.ts';
import type { NotificationTables } from './tables.ts';

export const notifications = {
  sound_checks: {
    people: { person_id: 'owner' },
    codes: ['outcome'],
    told,
    kept: here,
    backup: { never: 'a test of a minute' },
  },
} as const satisfies Record<keyof NotificationTables, TableRule>;
