import { noPerson, type TableRule, told } from '../kit/table-rule.ts';
import type { ConversationTables } from './tables.ts';

export const conversation = {
  updates: {
    people: {},
    codes: ['key', 'failure'],
    told: noPerson,
    kept: 'two days',
    backup: { never: 'what was seen already' },
  },
  dialogs: {
    people: { person_id: 'owner' },
    words: ['dialog'],
    told,
    kept: '15 minutes',
    backup: { never: 'a dialog' },
  },
  albums: {
    people: { person_id: 'owner' },
    words: ['chat', 'parts'],
    codes: ['album'],
    told,
    kept: 'seconds; that there was one, two days',
    backup: { never: 'what was sent goes where it was sent to' },
  },
  limits: {
    people: {},
    codes: ['key'],
    told: { not: 'a keyed hash' },
    kept: 'a day',
    backup: { never: 'gone within a day' },
  },
  introductions: {
    people: {},
    words: ['chat'],
    codes: ['part', 'digest'],
    told: { not: 'the address is told with addresses' },
    kept: 'until its list is taken back, at once after /forget',
    backup: { never: 'what the messenger shows' },
  },
} as const satisfies Record<keyof ConversationTables, TableRule>;
