import type { AlertNotice } from './alerts/alert-notices.ts';
import type { AwayNotice } from './away/away-notices.ts';
import type { BackupNotice } from './backups/backup-notices.ts';
import type { GroupNotice } from './groups/group.ts';
import type { AlertId, AnnouncementId, ClaimId, LetterId, PassId } from './kernel/ids.ts';
import type { PassNotice } from './passes/pass-notices.ts';
import type { PrivacyNotice } from './privacy/privacy-notices.ts';
import type { AdminNotice } from './residents/admin-notices.ts';
import type { JoiningNotice } from './residents/joining-notices.ts';

/** Everything that we may tell somebody in a message of its own: meaning, never text. */
export type Notice =
  | AlertNotice
  | JoiningNotice
  | AdminNotice
  | GroupNotice
  | AwayNotice
  | PassNotice
  | { readonly kind: 'announcement'; readonly announcement: AnnouncementId }
  | PrivacyNotice
  | BackupNotice;

/** Stored beside each notice: a row written by an older version is read as what it meant then. */
export const NOTICE_VERSION = 1;

/** Alerts overtake everything; notes wait for quiet hours to end; announcements yield to both. */
export type Lane = 'alert' | 'note' | 'announcement';

/** Whose eyes look at a thread. */
export type AlertPart = 'sender' | 'holder' | 'helper' | 'group';

/** What a card shows, and in whose eyes. */
export type CardSubject =
  | { readonly kind: 'alert'; readonly alert: AlertId; readonly part: AlertPart }
  /** `digest`: the one card for all claims of a busy hour, named by its first claim. */
  | { readonly kind: 'claim'; readonly claim: ClaimId; readonly digest?: true }
  /** What the author of a letter sees of its way. */
  | { readonly kind: 'letter'; readonly letter: LetterId }
  /** What the host of a guest shows at the gate. */
  | { readonly kind: 'pass'; readonly pass: PassId }
  /** What the author sees of the way of an announcement. */
  | { readonly kind: 'announcement'; readonly announcement: AnnouncementId };

export function laneOf(subject: CardSubject): Lane {
  return subject.kind === 'alert' || subject.kind === 'letter' ? 'alert' : 'note';
}
