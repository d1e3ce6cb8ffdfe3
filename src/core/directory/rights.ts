import type { Rights } from '../kernel/rights.ts';

export const directoryRights = {
  'look up spots': ['resident', 'spotless', 'admin'],
} as const satisfies Rights;
