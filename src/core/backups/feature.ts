import type { Feature } from '../feature.ts';
import { type BackupNotice, backupNotices } from './backup-notices.ts';
import { wantDailyBackup } from './daily-backup.ts';

/** The daily copy. */
export type BackupTimer = { readonly kind: 'backup' };

export const backups = {
  notices: backupNotices,
  timers: { backup: (tx, complex, _, now) => wantDailyBackup(tx, complex, now) },
} as const satisfies Feature<BackupNotice, never, BackupTimer>;
