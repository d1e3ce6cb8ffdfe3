import type { JSONColumnType } from 'kysely';
import type { Dialog } from '../../../chat/kit/dialogs.ts';
import type { Incoming } from '../../../chat/kit/incoming.ts';
import type { PersonId } from '../../../core/kernel/ids.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** An `Incoming` as JSON has it. */
export type StoredPart = Omit<Incoming, 'writtenAt'> & { readonly writtenAt: string | null };

/** What was heard, what is being asked, and what was introduced. */
export type ConversationTables = {
  updates: { bot_id: number; key: string; seen_at: Date; failure: string | null };
  dialogs: { bot_id: number; person_id: PersonId; dialog: JSONColumnType<Dialog>; expires_at: Date };
  albums: {
    bot_id: Fixed<number>;
    person_id: Fixed<PersonId>;
    chat: Fixed<string>;
    album: Fixed<string>;
    parts: JSONColumnType<readonly StoredPart[]>;
    due_at: Date | null;
    seen_at: Date;
  };
  limits: { key: string; stamps: Date[]; warned: Defaulted<boolean> };
  introductions: { bot_id: Fixed<number>; chat: Fixed<string>; part: Fixed<string>; digest: string };
};
