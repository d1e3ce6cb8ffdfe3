import { here, noPerson, type TableRule, told } from './rule.ts';

/** Copies, and what stays of whoever was forgotten. */
export const KEPT = {
  backups: {
    people: { asked_by: 'emptied' },
    codes: ['kind', 'state', 'file_name', 'sha256', 'header'],
    told: { not: 'what lies in a folder; who asked for it stands in the journal' },
    kept: 'always',
    backup: { never: 'what lies in a folder' },
  },
  backup_readers: { people: { person_id: 'owner' }, told, kept: here, backup: { chat: 'stays' } },
  restores: {
    people: { asked_by: 'owner' },
    words: ['source'],
    codes: ['state', 'fault', 'header', 'difference', 'sha256'],
    told: { not: 'what was done stands in the journal' },
    kept: '30 days',
    backup: { never: 'a restore on its way' },
  },
  erasure_marks: {
    people: {},
    codes: ['key'],
    told: { not: 'a keyed hash of somebody who is not known any more' },
    kept: 'until the ban ends; where ADMIN_IDS counted, always',
    backup: { chat: 'stays' },
  },
  erasures: {
    people: { person_id: 'number' },
    told: noPerson,
    kept: 'always',
    backup: { chat: 'stays' },
  },
} as const satisfies Record<string, TableRule>;
