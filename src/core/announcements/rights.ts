import type { Rights } from '../kernel/rights.ts';

export const announcementRights = {
  'read announcements': ['resident', 'resident without spot', 'admin'],
  announce: ['admin'],
} as const satisfies Rights;
