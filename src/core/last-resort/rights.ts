import type { Rights } from '../kernel/rights.ts';

export const lastResortRights = {
  'leave last resort': ['resident', 'banned'],
} as const satisfies Rights;
