import { noPerson, type TableRule, told } from '../kit/table-rule.ts';
import type { GroupTables } from './tables.ts';

export const groups = {
  groups: {
    people: { admin_seen: 'emptied' },
    words: ['title'],
    codes: ['chat_ref', 'language'],
    told: { not: 'who was last seen in a chat, until it is linked' },
    kept: 'always',
    backup: { chat: 'stays', without: { admin_seen: 'seen again when the admin writes there' } },
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
    words: ['note', 'note_photos', 'plates'],
    codes: ['topic', 'reply_to'],
    told,
    kept: 'a day after it expires',
    backup: { never: 'a dialog' },
  },
} as const satisfies Record<keyof GroupTables, TableRule>;
