import { inside, noPerson, type TableRule, told } from './rule.ts';

/** Alerts, what is written in them, and the groups they come from. */
export const THREADS = {
  alerts: {
    people: { taken_by: 'emptied' },
    words: ['note', 'note_photos'],
    codes: ['kind', 'state', 'closing'],
    told: inside('alert_parties'),
    kept: '90 days after its end',
    backup: {
      chat: 'added',
      without: { note: 'what neighbours write to each other is nobody else’s', note_photos: 'the same' },
    },
  },
  alert_parties: {
    people: { person_id: 'owner' },
    codes: ['part', 'reach', 'answer'],
    told,
    kept: 'with its alert',
    backup: { chat: 'added' },
  },
  alert_letters: {
    people: { author: 'owner' },
    words: ['text', 'photo'],
    codes: ['part'],
    told,
    kept: 'with its alert',
    backup: { never: 'what neighbours write to each other is nobody else’s' },
  },
  mutes: {
    people: { holder: 'owner', sender: 'owner' },
    told: { not: 'over within a day' },
    kept: 'a day',
    backup: { never: 'over within a day' },
  },
  tried_numbers: {
    people: { person_id: 'owner' },
    told: { not: 'over within an hour' },
    kept: 'an hour',
    backup: { never: 'over within an hour' },
  },
  free_marks: {
    people: { set_by: 'emptied' },
    told,
    kept: 'until it ends',
    backup: { never: 'one that is over would invite somebody onto the spot' },
  },
  groups: {
    people: {},
    words: ['title'],
    codes: ['chat_ref', 'language'],
    told: noPerson,
    kept: 'always',
    backup: { chat: 'stays' },
  },
  announcements: {
    people: { author: 'emptied' },
    words: ['text', 'photo', 'document'],
    codes: ['state'],
    told,
    kept: 'a year; a draft for a day',
    backup: { chat: 'added' },
  },
  announcement_pins: {
    people: {},
    codes: ['state', 'message_ref'],
    told: noPerson,
    kept: 'with its announcement',
    backup: { never: 'a message in a chat' },
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
    kept: 'until it expires',
    backup: { never: 'a dialog' },
  },
} as const satisfies Record<string, TableRule>;
