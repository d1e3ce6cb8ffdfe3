import type { Rights } from '../kernel/rights.ts';

export const privacyRights = {
  'give consent': ['stranger'],
  'own data': ['newcomer', 'applicant', 'resident', 'resident without spot', 'guard', 'admin', 'banned'],
} as const satisfies Rights;
