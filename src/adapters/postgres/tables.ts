import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Dialog } from '../../chat/kit/dialogs.ts';
import type { Alert, Closing, Reach } from '../../core/alerts/alert.ts';
import type { Answer } from '../../core/alerts/answers.ts';
import type { LetterPart } from '../../core/alerts/letter.ts';
import type { Deed } from '../../core/journal/journal.ts';
import type {
  AlertId,
  AskedBackId,
  CardId,
  ClaimId,
  ComplexId,
  GroupId,
  LetterId,
  LineId,
  PersonId,
  SpotNumber,
} from '../../core/kernel/ids.ts';
import type { CardSubject, Notice } from '../../core/notices.ts';
import type { Timer } from '../../core/ports.ts';
import type { ClaimedSpot, ClaimMessage, HolderAnswer } from '../../core/residents/claim.ts';
import type { AnnouncementTables } from './announcement-tables.ts';
import type { AwayTables } from './away-tables.ts';
import type { DirectoryTables } from './directory-tables.ts';
import type { ImportTables } from './import-tables.ts';
import type { KeptTables } from './kept-tables.ts';

/** Fixed when the row is made. */
export type Fixed<T> = ColumnType<T, T, never>;
export type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** The tables of migrations/*.sql; a test holds them against the database. */
export type Tables = HouseTables &
  AnnouncementTables &
  AwayTables &
  DirectoryTables &
  ImportTables &
  KeptTables;

type HouseTables = {
  complexes: {
    id: GeneratedAlways<ComplexId>;
    name: string;
    time_zone: string;
    guard_phone: string | null;
    remind_after_minutes: Defaulted<number>;
    call_after_minutes: Defaulted<number>;
    quiet_from_minute: Defaulted<number>;
    quiet_until_minute: Defaulted<number>;
  };
  persons: {
    id: GeneratedAlways<PersonId>;
    display_name: string;
    language: string;
    language_chosen: Defaulted<boolean>;
    met_at: Fixed<Date>;
  };
  bots: {
    id: GeneratedAlways<number>;
    messenger: string;
    external_id: number;
    name: Defaulted<string | null>;
  };
  addresses: {
    bot_id: Fixed<number>;
    external_id: Fixed<number>;
    person_id: Fixed<PersonId>;
    chat_ref: string;
    username: string | null;
    unreachable_since: Date | null;
  };
  memberships: {
    complex_id: Fixed<ComplexId>;
    person_id: Fixed<PersonId>;
    consent_version: number;
    consented_at: Date;
    approved_at: Date | null;
    guard: Defaulted<boolean>;
    admin: Defaulted<boolean>;
    banned_until: Date | null;
    ban_reason: Defaulted<string | null>;
  };
  admin_seeds: { complex_id: ComplexId; bot_id: number; external_id: number; seeded_at: Date };
  holdings: {
    complex_id: ComplexId;
    spot: SpotNumber;
    person_id: PersonId;
    since: Date;
    no_signals: Defaulted<boolean>;
  };
  mutes: { complex_id: ComplexId; holder: PersonId; sender: PersonId; muted_until: Date };
  tried_numbers: { complex_id: ComplexId; person_id: PersonId; spot: SpotNumber; tried_at: Date };
  claims: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<ClaimId>;
    person_id: Fixed<PersonId>;
    made_at: Fixed<Date>;
    verdict: 'approved' | 'rejected' | null;
    open: Defaulted<boolean>;
    decided_by: PersonId | null;
    decided_at: Date | null;
    digest: ClaimId | null;
    reminded_at: Date | null;
  };
  claim_spots: {
    complex_id: Fixed<ComplexId>;
    claim_id: Fixed<ClaimId>;
    spot: Fixed<SpotNumber>;
    state: ClaimedSpot['state'];
  };
  holder_questions: {
    complex_id: Fixed<ComplexId>;
    claim_id: Fixed<ClaimId>;
    spot: Fixed<SpotNumber>;
    holder: Fixed<PersonId>;
    asked_at: Date;
    answer: HolderAnswer | null;
    answered_at: Date | null;
  };
  claim_messages: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    claim_id: Fixed<ClaimId>;
    author: Fixed<ClaimMessage['author']>;
    text: Fixed<string | null>;
    photo: Fixed<string | null>;
    written_at: Fixed<Date>;
  };
  spot_transfers: {
    complex_id: Fixed<ComplexId>;
    claim_id: Fixed<ClaimId>;
    spot: Fixed<SpotNumber>;
    former: Fixed<PersonId>;
    transferred_at: Fixed<Date>;
    protested_at: Date | null;
  };
  invites: {
    complex_id: Fixed<ComplexId>;
    token_hash: Fixed<Buffer>;
    spot: Fixed<SpotNumber | null>;
    made_by: Fixed<PersonId | null>;
    made_at: Fixed<Date>;
    expires_at: Fixed<Date>;
    used_at: Date | null;
  };
  lost_spots: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    spot: Fixed<SpotNumber>;
    former: Fixed<PersonId>;
    lost_at: Fixed<Date>;
    protested_at: Date | null;
  };
  journal: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    at: Fixed<Date>;
    by_person: PersonId | null;
    about: PersonId | null;
    deed: JSONColumnType<Deed>;
  };
  alerts: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<AlertId>;
    kind: Fixed<Alert['kind']>;
    spot: Fixed<SpotNumber | null>;
    state: Alert['state'];
    raised_at: Fixed<Date>;
    open_since: Date;
    last_event_at: Date;
    rung_at: Date;
    reminded_by_timer: boolean;
    reminders: number;
    called_at: Date | null;
    taken_by: PersonId | null;
    asked_at: Date | null;
    closed_at: Date | null;
    closing: Closing | null;
    note: Fixed<string | null>;
    note_photos: Fixed<readonly string[]>;
    withheld: Fixed<boolean>;
    helped_at: Date | null;
  };
  alert_parties: {
    complex_id: Fixed<ComplexId>;
    alert_id: Fixed<AlertId>;
    part: Fixed<'sender' | 'holder' | 'helper'>;
    person_id: Fixed<PersonId>;
    guard: Defaulted<boolean>;
    spot: SpotNumber | null;
    reach: Reach | null;
    answer: Answer | null;
    answered_at: Date | null;
    done_at: Date | null;
    complained_at: Date | null;
    joined_at: Date | null;
    from_group: Defaulted<boolean>;
    muted: Defaulted<boolean>;
    quota_left: number | null;
  };
  alert_letters: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<LetterId>;
    alert_id: Fixed<AlertId>;
    author: Fixed<PersonId>;
    part: Fixed<LetterPart>;
    text: Fixed<string | null>;
    photo: Fixed<string | null>;
    written_at: Fixed<Date>;
    readers: Fixed<number>;
    delivered: Defaulted<number>;
    lost: Defaulted<number>;
  };
  updates: { bot_id: number; key: string; seen_at: Date; failure: string | null };
  dialogs: { bot_id: number; person_id: PersonId; dialog: JSONColumnType<Dialog>; expires_at: Date };
  limits: { key: string; stamps: Date[]; warned: Defaulted<boolean> };
  secrets: { name: string; value: Buffer };
  cards: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<CardId>;
    subject_kind: Fixed<CardSubject['kind']>;
    subject_id: Fixed<number>;
    part: Fixed<string>;
    viewer: Fixed<PersonId | null>;
    line_id: Defaulted<LineId | null>;
    message_ref: string | null;
    shown: string | null;
    rings_wanted: Defaulted<number>;
    rings_done: Defaulted<number>;
  };
  notices: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    recipient: Fixed<PersonId | null>;
    group_id: Defaulted<GroupId | null>;
    lane: Fixed<number>;
    card_id: Fixed<CardId | null>;
    notice: JSONColumnType<Notice> | null;
    version: Fixed<number>;
    made_at: Date;
    due_at: Date;
    state: 'due' | 'sending' | 'sent' | 'unreachable' | 'given up' | 'dropped' | 'dead';
    owner: number | null;
    tries: Defaulted<number>;
    unsure: Defaulted<number>;
    faults: Defaulted<number>;
    settled_at: Date | null;
    message_ref: string | null;
  };
  timers: { complex_id: ComplexId; kind: Timer['kind']; subject_id: number; due_at: Date };
  groups: {
    id: GeneratedAlways<GroupId>;
    bot_id: Fixed<number>;
    chat_ref: string;
    title: string;
    language: string;
    complex_id: ComplexId | null;
    present: boolean;
    sees_all: boolean;
    told_unlinked: Defaulted<boolean>;
    told_blind: Defaulted<boolean>;
    mention_seen_at: Defaulted<Date | null>;
  };
  group_lines: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<LineId>;
    group_id: Fixed<GroupId>;
    topic: string | null;
    reply_to: string | null;
  };
  asked_back: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<AskedBackId>;
    person_id: Fixed<PersonId>;
    group_id: Fixed<GroupId | null>;
    topic: Fixed<string | null>;
    reply_to: Fixed<string | null>;
    note: Fixed<string | null>;
    note_photos: Fixed<readonly string[]>;
    expires_at: Date;
  };
  introductions: { bot_id: Fixed<number>; chat: Fixed<string>; part: Fixed<string>; digest: string };
  pace: { bot_id: number; scope: string; next_at: Date; paused_until: Date | null };
};
