import type { Rights } from '../kernel/rights.ts';

export const directoryRights = {
  'look up spots': ['resident', 'resident without spot', 'admin'],
} as const satisfies Rights;
