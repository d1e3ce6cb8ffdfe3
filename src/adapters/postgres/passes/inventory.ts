import { type TableRule, told } from '../kit/table-rule.ts';
import type { PassTables } from './tables.ts';

export const passes = {
  guest_passes: {
    people: { host: 'emptied' },
    words: ['guest', 'guest_key'],
    codes: ['ending', 'salt', 'code_key'],
    told,
    kept: '30 days after its end; without its host, until the guest has driven out',
    backup: { never: 'over within three days' },
  },
  gate_questions: {
    people: { asked_by: 'owner', decided_by: 'emptied' },
    words: ['guest'],
    codes: ['caller', 'state'],
    told,
    kept: 'a day',
    backup: { never: 'over within a quarter of an hour' },
  },
} as const satisfies Record<keyof PassTables, TableRule>;
