import type { Rights } from '../kernel/rights.ts';

export const spotRights = {
  'manage spots': ['admin'],
  'silence own spot': ['resident', 'banned'],
} as const satisfies Rights;
