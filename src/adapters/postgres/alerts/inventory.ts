import { inside, type TableRule, told } from '../kit/table-rule.ts';
import type { AlertTables } from './tables.ts';

export const alerts = {
  alerts: {
    people: { taken_by: 'emptied' },
    words: ['note', 'note_photos', 'plate', 'plate_key'],
    codes: ['kind', 'state', 'closing', 'reason', 'rings'],
    told: inside('alert_parties'),
    kept: '90 days after its end',
    backup: {
      chat: 'added',
      without: {
        note: 'what neighbours write to each other is nobody else’s',
        note_photos: 'the same',
        tag_id: 'counts the calls of an hour',
      },
    },
  },
  alert_parties: {
    people: { person_id: 'owner' },
    codes: ['part', 'reach', 'answer', 'complained_letters'],
    told,
    kept: 'with its alert',
    backup: {
      chat: 'added',
      without: { complained_letters: 'the letters are not in the copy' },
    },
  },
  alert_letters: {
    people: { author: 'owner' },
    words: ['text', 'photo', 'more_photos'],
    codes: ['part'],
    told,
    kept: 'with its alert',
    backup: { never: 'what neighbours write to each other is nobody else’s' },
  },
  mutes: {
    people: { holder: 'owner', sender: 'owner' },
    told,
    kept: 'a day',
    backup: { never: 'over within a day' },
  },
} as const satisfies Record<keyof AlertTables, TableRule>;
