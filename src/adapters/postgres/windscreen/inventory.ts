import { here, noPerson, type TableRule, told } from '../kit/table-rule.ts';
import type { WindscreenTables } from './tables.ts';

export const windscreen = {
  windscreen_tags: {
    people: { person_id: 'owner' },
    codes: ['token_hash', 'code_hash'],
    told,
    kept: here,
    backup: { chat: 'added' },
  },
  windscreen_visits: {
    people: {},
    codes: ['key_hash', 'visitor', 'network'],
    told: { not: 'a keyed hash of a passer-by who is nobody here' },
    kept: 'a day',
    backup: { never: 'over within two hours' },
  },
  windscreen_floods: {
    people: {},
    told: noPerson,
    kept: 'always',
    backup: { never: 'over within an hour' },
  },
} as const satisfies Record<keyof WindscreenTables, TableRule>;
