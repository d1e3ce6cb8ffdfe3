import type { Rights } from '../kernel/rights.ts';

export const windscreenRights = {
  'print own tag': ['resident'],
} as const satisfies Rights;
