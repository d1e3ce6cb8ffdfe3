import type { Feature } from '../feature.ts';
import type { LendingId, WishId } from '../kernel/ids.ts';
import { lookAtLending } from './end-lending.ts';
import { lookAtWish } from './seek-spot.ts';

/** Where somebody stands by a neighbour's leave, in his eyes or in those of the spot's holders; what somebody looks for. */
export type LendingCard =
  | { readonly kind: 'lending'; readonly lending: LendingId; readonly part: 'borrower' | 'holder' }
  | { readonly kind: 'wish'; readonly wish: WishId };

export type LendingTimer =
  | { readonly kind: 'lending'; readonly lending: LendingId }
  | { readonly kind: 'wish'; readonly wish: WishId };

export const lending = {
  cards: {
    lending: {
      // A day's patience, not an alert's half hour: whoever stands there has to learn that he may no longer.
      rung: 'note',
      edited: 'note',
      needs: () => null,
      own: ({ part }) => part === 'borrower',
    },
    wish: { rung: 'note', edited: 'note', needs: () => null, own: () => true },
  },
  timers: {
    lending: (tx, complex, timer, now) => lookAtLending(tx, complex, timer.lending, now),
    wish: (tx, complex, timer, now) => lookAtWish(tx, complex, timer.wish, now),
  },
} as const satisfies Feature<never, LendingCard, LendingTimer>;
