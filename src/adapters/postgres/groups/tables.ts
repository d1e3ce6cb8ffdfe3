import type { GeneratedAlways } from 'kysely';
import type { AskedBackId, ComplexId, GroupId, LineId, PersonId } from '../../../core/kernel/ids.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** House chats, and what comes from them. */
export type GroupTables = {
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
    admin_seen: Defaulted<PersonId | null>;
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
    plates: Fixed<readonly string[]>;
    expires_at: Date;
  };
};
