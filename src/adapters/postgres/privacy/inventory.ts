import { noPerson, type TableRule } from '../kit/table-rule.ts';
import type { PrivacyTables } from './tables.ts';

export const privacy = {
  erasure_marks: {
    people: {},
    codes: ['key'],
    told: { not: 'a keyed hash of somebody who is not known any more' },
    kept: 'until the ban ends; where ADMIN_IDS counted, always',
    backup: { chat: 'stays', sealed: true },
  },
  claim_marks: {
    people: { holder: 'owner' },
    codes: ['key'],
    told: { not: 'a keyed hash of somebody who is not known any more' },
    kept: 'a claim for a day, a question for 30 days',
    backup: { never: 'a limit that is over within 30 days' },
  },
  erasures: {
    people: { person_id: 'number' },
    told: noPerson,
    kept: 'always',
    backup: { chat: 'stays' },
  },
} as const satisfies Record<keyof PrivacyTables, TableRule>;
