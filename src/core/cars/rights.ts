import type { Rights } from '../kernel/rights.ts';

export const carRights = {
  'keep cars': ['resident', 'resident without spot', 'admin'],
} as const satisfies Rights;
