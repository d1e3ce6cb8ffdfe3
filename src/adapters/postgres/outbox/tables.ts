import type { GeneratedAlways, JSONColumnType } from 'kysely';
import type { CardId, ComplexId, GroupId, LineId, PersonId } from '../../../core/kernel/ids.ts';
import type { CardSubject, Channel, Notice } from '../../../core/notices.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** What is shown and what is on its way. */
export type OutboxTables = {
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
    rings_pushed: Defaulted<number>;
  };
  notices: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    recipient: Fixed<PersonId | null>;
    group_id: Defaulted<GroupId | null>;
    channel: Defaulted<Channel>;
    pair: Defaulted<number | null>;
    heard_at: Defaulted<Date | null>;
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
  sent_pictures: { bot_id: Fixed<number>; digest: Fixed<string>; file_ref: string; sent_at: Date };
  pace: {
    bot_id: number;
    scope: string;
    next_at: Date;
    paused_until: Date | null;
    refused_at: Date | null;
    served_at: Date | null;
    alerts_at: Date | null;
    turn_at: Date | null;
    booked_at: Defaulted<Date>;
  };
};
