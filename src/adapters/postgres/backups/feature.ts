import type { Feature } from '../kit/feature.ts';
import { backups } from './backups.ts';
import { copyRows } from './merge-rows.ts';

export const backupsFeature = {
  repositories: {
    backups: ({ db, wake }) => backups(db, wake.copies),
    copyRows: ({ db }) => copyRows(db),
  },
} as const satisfies Feature;
