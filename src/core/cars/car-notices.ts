import type { NoticePolicies } from '../feature.ts';
import type { CarId } from '../kernel/ids.ts';

/** What people are told of cars that somebody names as his. */
export type CarNotice =
  /** Once after somebody was let in: he may name his car. */
  | { readonly kind: 'car offer' }
  /** For whoever named a plate first: somebody names it now. */
  | { readonly kind: 'car question'; readonly question: number }
  /** The house's list names it beside a spot of whoever reads this. */
  | { readonly kind: 'car listed'; readonly car: CarId }
  /** An admin took it from whoever reads this. */
  | { readonly kind: 'car taken away' };

export const carNotices = {
  'car offer': { quietHours: 'held', needs: 'keep cars' },
  'car question': { quietHours: 'held', needs: null },
  'car listed': { quietHours: 'held', needs: 'keep cars' },
  'car taken away': { quietHours: 'held', needs: null },
} as const satisfies NoticePolicies<CarNotice>;
