import type { NoticePolicies } from '../feature.ts';
import type { PassId } from '../kernel/ids.ts';

/** What a host or a guard hears of a pass beside the host's card. */
export type PassNotice =
  | { readonly kind: 'pass ends soon'; readonly pass: PassId }
  /** The pass is over and its guest has not driven out; for guards and the host. */
  | { readonly kind: 'guest still inside'; readonly pass: PassId };

export const passNotices = {
  'pass ends soon': { quietHours: 'at once', needs: null, optional: { topic: 'guests' } },
  'guest still inside': {
    quietHours: 'at once',
    needs: null,
    optional: { topic: 'guests', unless: 'check passes' },
  },
} as const satisfies NoticePolicies<PassNotice>;
