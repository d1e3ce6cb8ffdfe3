import type { Rights } from '../kernel/rights.ts';

export const alertRights = {
  'raise blocked': ['resident', 'guard', 'admin'],
  'report stranger': ['resident'],
  'raise sos': ['resident', 'resident without spot', 'guard', 'admin'],
  'send message': ['resident', 'resident without spot', 'guard', 'admin'],
  'steer own alert': ['resident', 'resident without spot', 'guard', 'admin'],
  // Whoever called for somebody can always call it off, whatever became of him meanwhile.
  'end own alert': ['newcomer', 'applicant', 'resident', 'resident without spot', 'guard', 'admin', 'banned'],
  // Whoever is reached by the plate of his car may hold no spot.
  'answer alert': ['resident', 'resident without spot', 'admin', 'banned'],
  'write letters': ['resident', 'resident without spot', 'guard', 'admin'],
  complain: ['resident', 'resident without spot', 'admin', 'banned'],
  'mute neighbours': ['resident', 'resident without spot', 'admin', 'banned'],
  'take alert': ['guard', 'admin'],
  'see statistics': ['admin'],
} as const satisfies Rights;
