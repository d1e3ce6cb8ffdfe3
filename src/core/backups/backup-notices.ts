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
