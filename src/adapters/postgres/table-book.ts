import type { Tables } from './tables.ts';

/** What becomes of a column that names a person when that person is forgotten. */
export type PersonColumn =
  /** The row is theirs and goes with them. */
  | 'owner'
  /** The row stays without them. */
  | 'emptied'
  /** A number that names nobody any more. */
  | 'number';

/**
 * What a restore from a chat does with a table. `merged`: becomes what the file says, by way of the use cases of
 * core; `added`: what is missing comes back, what is there stays; `stays`: only the command line on an empty
 * database takes it from the file.
 */
export type ChatRestore = 'merged' | 'added' | 'stays';

export type TableRule = {
  readonly people: Readonly<Record<string, PersonColumn>>;
  /** Columns that hold what somebody typed, sent, or is known by. All other texts are codes of our own. */
  readonly words?: readonly string[];
  /** Texts that say nothing about anybody. */
  readonly codes?: readonly string[];
  /** A section of /mydata (see my-data.ts), or why there is none. */
  readonly told: { readonly section: true } | { readonly not: string };
  /** How long a row lives while nobody asks to be forgotten. */
  readonly kept: string;
  /** Whether it travels in a backup, without which columns, and what a chat's restore does with it; or why not. */
  readonly backup:
    | { readonly chat: ChatRestore; readonly without?: Readonly<Record<string, string>> }
    | { readonly never: string };
};

const told = { section: true } as const;
const inside = (table: string) => ({ not: `told with ${table}` });
const noPerson = { not: 'says nothing about a person' } as const;
const here = 'as long as its person is here';

/**
 * The book of all tables: what each holds of people, how it is told (/mydata), erased (/forget), kept (retention) and
 * backed up. A test holds it against the database's own catalogue. The order is the one in which rows can be inserted.
 */
export const TABLE_BOOK: { readonly [Table in keyof Tables]: TableRule } = {
  complexes: {
    people: {},
    words: ['guard_phone'],
    codes: ['name', 'time_zone'],
    told: noPerson,
    kept: 'always',
    backup: { chat: 'stays' },
  },
  bots: {
    people: {},
    codes: ['messenger', 'name'],
    told: noPerson,
    kept: 'always',
    backup: { chat: 'stays' },
  },
  persons: {
    people: { id: 'owner' },
    words: ['display_name'],
    codes: ['language'],
    told,
    kept: here,
    backup: { chat: 'added' },
  },
  addresses: {
    people: { person_id: 'owner' },
    words: ['chat_ref', 'username'],
    told,
    kept: here,
    backup: { chat: 'added' },
  },
  memberships: {
    people: { person_id: 'owner' },
    words: ['ban_reason'],
    told,
    kept: here,
    backup: { chat: 'merged' },
  },
  admin_seeds: {
    people: {},
    told: { not: 'the operator’s own list; after /forget a keyed hash' },
    kept: 'always',
    backup: { chat: 'stays' },
  },
  spots: { people: {}, told: noPerson, kept: 'always', backup: { chat: 'merged' } },
  holdings: { people: { person_id: 'owner' }, told, kept: here, backup: { chat: 'merged' } },
  free_marks: {
    people: { set_by: 'emptied' },
    told,
    kept: 'until it ends',
    backup: { never: 'one that is over would invite somebody onto the spot' },
  },
  guest_passes: {
    people: { host: 'owner' },
    words: ['guest', 'guest_key'],
    codes: ['ending', 'salt', 'code_key'],
    told,
    kept: '30 days after its end',
    backup: { never: 'over within three days' },
  },
  claims: {
    people: { person_id: 'owner', decided_by: 'emptied' },
    codes: ['verdict'],
    told,
    kept: here,
    backup: { chat: 'added' },
  },
  claim_spots: {
    people: {},
    codes: ['state'],
    told: inside('claims'),
    kept: 'with its claim',
    backup: { chat: 'added' },
  },
  holder_questions: {
    people: { holder: 'owner' },
    codes: ['answer'],
    told,
    kept: 'with its claim',
    backup: { chat: 'added' },
  },
  claim_messages: {
    people: {},
    words: ['text', 'photo'],
    codes: ['author'],
    told: inside('claims'),
    kept: 'with its claim',
    backup: { chat: 'added' },
  },
  spot_transfers: { people: { former: 'owner' }, told, kept: 'with its claim', backup: { chat: 'added' } },
  invites: {
    people: { made_by: 'emptied' },
    codes: ['token_hash'],
    told,
    kept: '30 days after its end',
    backup: { never: 'a link for one use dies within two days' },
  },
  lost_spots: { people: { former: 'owner' }, told, kept: here, backup: { chat: 'added' } },
  journal: {
    people: { by_person: 'emptied', about: 'emptied' },
    codes: ['deed'],
    told,
    kept: 'a year, without names',
    backup: { chat: 'stays' },
  },
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
};

/** The columns of a rule that name a person in this way. */
export function columnsOf(rule: TableRule, meaning: PersonColumn): readonly string[] {
  return Object.entries(rule.people).flatMap(([column, is]) => (is === meaning ? [column] : []));
}
