import { noPerson, type TableRule } from '../kit/table-rule.ts';
import type { OutboxTables } from './tables.ts';

export const outbox = {
  cards: {
    people: { viewer: 'owner' },
    codes: ['subject_kind', 'part', 'message_ref', 'shown'],
    told: { not: 'what was shown, not what was done' },
    kept: 'with its subject',
    backup: { never: 'a message that is being edited' },
  },
  notices: {
    people: { recipient: 'owner' },
    codes: ['channel', 'notice', 'state', 'message_ref'],
    told: { not: 'what was shown, not what was done' },
    kept: 'two days; a month where it could not be drawn or sent',
    backup: { never: 'a notice' },
  },
  sent_pictures: {
    people: {},
    codes: ['digest', 'file_ref'],
    told: noPerson,
    kept: 'a month',
    backup: { never: 'the messenger’s own references' },
  },
  pace: {
    people: {},
    words: ['scope'],
    told: { not: 'gone within an hour' },
    kept: 'an hour',
    backup: { never: 'machine time' },
  },
} as const satisfies Record<keyof OutboxTables, TableRule>;
