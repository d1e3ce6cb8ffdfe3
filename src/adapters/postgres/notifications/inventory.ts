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
  push_subscriptions: {
    people: { person_id: 'owner' },
    words: ['endpoint', 'p256dh', 'auth'],
    told,
    kept: 'as long as its session; gone with the first word that the browser is',
    backup: { never: 'whoever has it may call a stranger' },
  },
  push_sendings: {
    people: {},
    told: { not: 'what was shown, not what was done' },
    kept: 'with its notice',
    backup: { never: 'a notice' },
  },
} as const satisfies Record<keyof NotificationTables, TableRule>;
