import type { Action } from './access.ts';
import type { AlertNotice } from './alerts/alert-notices.ts';
import type { AwayNotice } from './away/away-notices.ts';
import type { BackupNotice } from './backups/backup-notices.ts';
import type { GroupNotice } from './groups/group.ts';
import type { AlertId, AnnouncementId, ClaimId, LetterId, PassId, PersonId } from './kernel/ids.ts';
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

/**
 * Whether a note waits for quiet hours to end. At once comes what answers a press of whoever reads it, what they are
 * waiting for, and what is about now.
 */
export const IN_QUIET_HOURS: Readonly<Record<Notice['kind'], 'held' | 'at once'>> = {
  'alert photo': 'at once',
  'alert letter': 'at once',
  'alert answered': 'at once',
  'alert taken': 'at once',
  'alert unreached': 'at once',
  'claim approved': 'at once',
  'claim rejected': 'at once',
  'claim asked': 'at once',
  'claim waits': 'at once',
  'import read': 'at once',
  'pass ends soon': 'at once',
  'guest still inside': 'at once',
  'backup made': 'at once',
  // Promised for the night, and without a sound.
  'backup file': 'at once',
  restore: 'at once',
  'group unlinked': 'at once',
  'group linked': 'at once',
  'group blind': 'at once',
  'group sighted': 'at once',
  'group announcement': 'at once',
  'group mention arrived': 'at once',
  'group refused': 'at once',
  announcement: 'at once',
  complaint: 'held',
  'co-holder joined': 'held',
  'co-holder left': 'held',
  'holder question': 'held',
  'spot transferred': 'held',
  'transfer protested': 'held',
  'guard joined': 'held',
  'spot given': 'held',
  'spot taken away': 'held',
  'loss protested': 'held',
  'not family': 'held',
  'resident joined': 'held',
  banned: 'held',
  'ban over': 'held',
  'admin made': 'held',
  'admin removed': 'held',
  'guard removed': 'held',
  'spot marked free': 'held',
  'mark ended': 'held',
  'mark ran out': 'held',
  'co-holder forgotten': 'held',
  'admin forgotten': 'held',
  'backup failed': 'held',
  restored: 'held',
  'spots restored': 'held',
};

/** What names people to admins, or holds the whole house: whoever is no admin by the morning does not read it. */
const EYES: Readonly<Partial<Record<Notice['kind'], Action>>> = {
  complaint: 'manage residents',
  'transfer protested': 'decide claims',
  'guard joined': 'invite guards',
  'loss protested': 'manage spots',
  'not family': 'manage spots',
  'resident joined': 'manage residents',
  'admin made': 'manage residents',
  'admin removed': 'manage residents',
  'guard removed': 'manage residents',
  'admin forgotten': 'manage residents',
  'backup failed': 'keep copies',
  'backup file': 'keep copies',
  restored: 'restore copies',
};

/** What its reader has to be allowed when it is drawn; null: it is for whoever it was made for. */
export function eyesFor(notice: Notice, reader: PersonId): Action | null {
  switch (notice.kind) {
    case 'admin made':
    case 'admin removed':
    case 'guard removed':
      if (notice.person === reader) return null;
  }
  return EYES[notice.kind] ?? null;
}

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
