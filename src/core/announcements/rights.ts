import type { Rights } from '../kernel/rights.ts';

export const announcementRights = {
  'read announcements': ['resident', 'spotless', 'admin'],
  announce: ['admin'],
} as const satisfies Rights;
