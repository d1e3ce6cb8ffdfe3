import { noPerson, type TableRule, told } from './rule.ts';

/** What the engine needs to lose nothing: none of it is the house's. */
export const ENGINE = {
  cards: {
    people: { viewer: 'owner' },
    codes: ['subject_kind', 'part', 'message_ref', 'shown'],
    told: { not: 'what was shown, not what was done' },
    kept: 'with its subject',
    backup: { never: 'a message that is being edited' },
  },
  notices: {
    people: { recipient: 'owner' },
    codes: ['notice', 'state', 'message_ref'],
    told: { not: 'what was shown, not what was done' },
    kept: 'two days',
    backup: { never: 'a notice' },
  },
  timers: {
    people: {},
    codes: ['kind'],
    told: noPerson,
    kept: 'until it fires',
    backup: { never: 'a timer' },
  },
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
  limits: {
    people: {},
    codes: ['key'],
    told: { not: 'a keyed hash' },
    kept: 'a day',
    backup: { never: 'gone within a day' },
  },
  sent_pictures: {
    people: {},
    codes: ['digest', 'file_ref'],
    told: noPerson,
    kept: 'a month',
    backup: { never: 'the messenger’s own references' },
  },
  introductions: {
    people: {},
    words: ['chat'],
    codes: ['part', 'digest'],
    told: { not: 'the address is told with addresses' },
    kept: 'until its list is taken back, at once after /forget',
    backup: { never: 'what the messenger shows' },
  },
  secrets: {
    people: {},
    codes: ['name', 'value'],
    told: noPerson,
    kept: 'always',
    backup: { chat: 'stays' },
  },
  pace: {
    people: {},
    words: ['scope'],
    told: { not: 'gone within an hour' },
    kept: 'an hour',
    backup: { never: 'machine time' },
  },
} as const satisfies Record<string, TableRule>;
