import { type TableRule, told } from '../kit/table-rule.ts';
import type { WebTables } from './tables.ts';

export const web = {
  web_sessions: {
    people: { person_id: 'owner' },
    words: ['external_id'],
    codes: ['kind', 'device', 'token_hash'],
    told,
    kept: '90 days unused; at the gate 14, and 180 in all; within a messenger a day',
    backup: { never: 'whoever has a copy must not get in with it' },
  },
  web_logins: {
    people: { person_id: 'owner' },
    codes: ['link_hash', 'code_hash'],
    told: { not: 'five minutes: two hashes' },
    kept: 'five minutes',
    backup: { never: 'whoever has a copy must not get in with it' },
  },
} as const satisfies Record<keyof WebTables, TableRule>;
