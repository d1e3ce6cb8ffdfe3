import type { JSONColumnType } from 'kysely';
import type { Dialog } from '../../../chat/kit/dialogs.ts';
import type { PersonId } from '../../../core/kernel/ids.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** What was heard, what is being asked, and what was introduced. */
export type ConversationTables = {
  updates: { bot_id: number; key: string; seen_at: Date; failure: string | null };
  dialogs: { bot_id: number; person_id: PersonId; dialog: JSONColumnType<Dialog>; expires_at: Date };
  limits: { key: string; stamps: Date[]; warned: Defaulted<boolean> };
  introductions: { bot_id: Fixed<number>; chat: Fixed<string>; part: Fixed<string>; digest: string };
};
