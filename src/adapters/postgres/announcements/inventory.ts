import { noPerson, type TableRule, told } from '../kit/table-rule.ts';
import type { AnnouncementTables } from './tables.ts';

export const announcements = {
  announcements: {
    people: { author: 'emptied' },
    words: ['text', 'formatting', 'photo', 'document', 'more_files'],
    codes: ['state', 'to_spots', 'to_sections'],
    told,
    kept: 'a year; a draft for a day',
    backup: { chat: 'added' },
  },
  announcement_answers: {
    people: { person_id: 'owner' },
    codes: ['answer'],
    told,
    kept: '30 days after its announcement was sent',
    backup: { chat: 'added' },
  },
  announcement_pins: {
    people: {},
    codes: ['state', 'message_ref'],
    told: noPerson,
    kept: 'with its announcement',
    backup: { never: 'a message in a chat' },
  },
} as const satisfies Record<keyof AnnouncementTables, TableRule>;
