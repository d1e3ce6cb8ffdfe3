import type { Rights } from '../kernel/rights.ts';

export const notificationRights = {
  'choose notifications': ['resident', 'resident without spot', 'guard', 'admin', 'banned'],
} as const satisfies Rights;
