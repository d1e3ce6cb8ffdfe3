import type { NoticePolicies } from '../feature.ts';
import type { PersonId, SpotNumber } from '../kernel/ids.ts';

/** What people are told about copies of the house. */
export type BackupNotice =
  | { readonly kind: 'backup made' | 'backup failed' | 'backup file'; readonly backup: number }
  /** A restore as it is now: a fault, a difference to confirm, or done. */
  | { readonly kind: 'restore'; readonly restore: number }
  /** For the other admins. */
  | { readonly kind: 'restored'; readonly restore: number; readonly by: PersonId }
  /** For somebody whose spots are other ones now. */
  | { readonly kind: 'spots restored'; readonly spots: readonly SpotNumber[] };

export const backupNotices = {
  'backup made': { quietHours: 'at once', needs: 'keep copies' },
  'backup failed': { quietHours: 'held', needs: 'keep copies' },
  // Promised for the night, and without a sound.
  'backup file': { quietHours: 'at once', needs: 'keep copies' },
  restore: { quietHours: 'at once', needs: 'restore copies' },
  restored: { quietHours: 'held', needs: 'restore copies' },
  'spots restored': { quietHours: 'held', needs: null },
} as const satisfies NoticePolicies<BackupNotice>;
