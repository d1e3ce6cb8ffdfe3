import type { NoticePolicies } from '../feature.ts';

/** What people are told of cars that somebody names as his. */
export type CarNotice =
  /** Once after somebody was let in: he may name his car. */
  | { readonly kind: 'car offer' }
  /** For whoever named a plate first: somebody names it now. */
  | { readonly kind: 'car question'; readonly question: number }
  /** An admin took it from whoever reads this. */
  | { readonly kind: 'car taken away' };

export const carNotices = {
  'car offer': { quietHours: 'held', needs: 'keep cars' },
  'car question': { quietHours: 'held', needs: null },
  'car taken away': { quietHours: 'held', needs: null },
} as const satisfies NoticePolicies<CarNotice>;
