import type { Rights } from '../kernel/rights.ts';

export const stripRights = {
  'print strips': ['admin'],
} as const satisfies Rights;
