import type { NoticePolicies } from '../feature.ts';
import type { PersonId, SpotNumber } from '../kernel/ids.ts';

/** What the holders of a spot hear about its mark; drawn from the mark as it is when they read it. */
export type AwayNotice =
  | { readonly kind: 'spot marked free'; readonly spot: SpotNumber; readonly by: PersonId }
  | { readonly kind: 'mark ended'; readonly spot: SpotNumber; readonly by: PersonId }
  /** It ended by itself; whoever set it may still be away. */
  | { readonly kind: 'mark ran out'; readonly spot: SpotNumber; readonly setBy: PersonId | null };

export const awayNotices = {
  'spot marked free': { quietHours: 'held', needs: null, optional: { topic: 'marks' } },
  'mark ended': { quietHours: 'held', needs: null, optional: { topic: 'marks' } },
  'mark ran out': {
    quietHours: 'held',
    needs: null,
    // Whoever set it may still be away, and somebody else on the spot.
    optional: { topic: 'marks', but: ({ setBy }) => setBy },
  },
} as const satisfies NoticePolicies<AwayNotice>;
