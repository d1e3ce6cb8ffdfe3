import { sql } from 'kysely';
import type { Feature } from '../kit/feature.ts';
import { backups, WANTED } from './backups.ts';
import { copyRows } from './merge-rows.ts';

export const backupsFeature = {
  repositories: {
    backups: ({ db, wake }) => backups(db, wake.copies),
    copyRows: ({ db }) => copyRows(db),
  },
  chores: () => ({ copies: sql.raw(WANTED) }),
} as const satisfies Feature;
