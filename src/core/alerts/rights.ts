import type { Rights } from '../kernel/rights.ts';

export const alertRights = {
  'raise blocked': ['resident', 'guard', 'admin'],
  'report stranger': ['resident'],
  'raise sos': ['resident', 'spotless', 'guard', 'admin'],
  'send message': ['resident', 'spotless', 'guard', 'admin'],
  'steer own alert': ['resident', 'spotless', 'guard', 'admin'],
  // Whoever called for somebody can always call it off, whatever became of him meanwhile.
  'end own alert': ['newcomer', 'applicant', 'resident', 'spotless', 'guard', 'admin', 'banned'],
  'answer alert': ['resident', 'banned'],
  'write letters': ['resident', 'spotless', 'guard', 'admin'],
  complain: ['resident', 'banned'],
  'mute neighbours': ['resident', 'banned'],
  'take alert': ['guard', 'admin'],
  'see statistics': ['admin'],
} as const satisfies Rights;
