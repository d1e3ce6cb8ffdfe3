import type { Rights } from '../kernel/rights.ts';

export const backupRights = {
  'keep copies': ['admin'],
  'restore copies': ['admin'],
} as const satisfies Rights;
