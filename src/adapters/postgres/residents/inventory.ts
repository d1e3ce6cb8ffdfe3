import { here, inside, noPerson, type TableRule, told } from '../kit/table-rule.ts';
import type { ResidentTables } from './tables.ts';

export const residents = {
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
  holdings: { people: { person_id: 'owner' }, told, kept: here, backup: { chat: 'merged' } },
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
} as const satisfies Record<keyof ResidentTables, TableRule>;
