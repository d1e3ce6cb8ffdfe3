import type { Rights } from '../kernel/rights.ts';

export const webRights = {
  'use the web': ['newcomer', 'applicant', 'resident', 'resident without spot', 'guard', 'admin'],
} as const satisfies Rights;
