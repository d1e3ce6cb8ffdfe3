import { here, type TableRule, told } from '../kit/table-rule.ts';
import type { BackupTables } from './tables.ts';

export const backups = {
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
} as const satisfies Record<keyof BackupTables, TableRule>;
