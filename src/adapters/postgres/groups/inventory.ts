import { noPerson, type TableRule, told } from '../kit/table-rule.ts';
import type { GroupTables } from './tables.ts';

export const groups = {
  groups: {
    people: {},
    words: ['title'],
    codes: ['chat_ref', 'language'],
    told: noPerson,
    kept: 'always',
    backup: { chat: 'stays' },
  },
  group_lines: {
    people: {},
    codes: ['topic', 'reply_to'],
    told: noPerson,
    kept: 'with its alert',
    backup: { never: 'a message that is being edited' },
  },
  asked_back: {
    people: { person_id: 'owner' },
    words: ['note', 'note_photos'],
    codes: ['topic', 'reply_to'],
    told,
    kept: 'a day after it expires',
    backup: { never: 'a dialog' },
  },
} as const satisfies Record<keyof GroupTables, TableRule>;
