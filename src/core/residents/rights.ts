import type { Rights } from '../kernel/rights.ts';

export const residentRights = {
  'claim spots': ['newcomer', 'spotless', 'resident', 'admin', 'guard'],
  'decide claims': ['admin'],
  'invite guards': ['admin'],
  'manage residents': ['admin'],
  'report holder': ['resident'],
  'see menu': ['resident', 'spotless', 'guard', 'admin', 'banned'],
  'see own spots': ['resident', 'spotless', 'admin', 'banned'],
} as const satisfies Rights;
