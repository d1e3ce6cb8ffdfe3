import type { Rights } from '../kernel/rights.ts';

export const residentRights = {
  'claim spots': ['newcomer', 'resident without spot', 'resident', 'admin', 'guard'],
  'decide claims': ['admin'],
  'invite guards': ['admin'],
  'change guards': ['admin'],
  'manage residents': ['admin'],
  'invite family': ['resident'],
  'report holder': ['resident'],
  'see menu': ['resident', 'resident without spot', 'guard', 'admin', 'banned'],
  'see own spots': ['resident', 'resident without spot', 'admin', 'banned'],
} as const satisfies Rights;
