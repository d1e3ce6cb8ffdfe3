import type { Feature } from '../kit/feature.ts';
import { drawBackupNotice } from './backup-notices.ts';
import { onBackupPress } from './backups.ts';
import type { BackupCode } from './buttons.ts';
import type { BackupDialog } from './dialogs.ts';
import { onRestoring } from './restores.ts';

export const backups = {
  presses: {
    backup: onBackupPress,
    'about backup': onBackupPress,
    'about restore': onBackupPress,
    copy: onBackupPress,
  },
  dialogs: {
    restoring: { needs: () => 'restore copies', text: onRestoring, photo: onRestoring, media: onRestoring },
  },
  notices: {
    'backup made': drawBackupNotice,
    'backup failed': drawBackupNotice,
    'backup file': drawBackupNotice,
    restore: drawBackupNotice,
    restored: drawBackupNotice,
    'spots restored': drawBackupNotice,
  },
} satisfies Feature<BackupCode, BackupDialog>;
