import type { Rights } from '../kernel/rights.ts';

export const lendingRights = {
  'borrow spots': ['resident', 'resident without spot'],
  /** Whoever was banned may still say that he drove off. */
  'leave borrowed spots': ['resident', 'resident without spot', 'banned'],
} as const satisfies Rights;
