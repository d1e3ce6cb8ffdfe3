import type { NoticePolicies } from '../feature.ts';
import type { SpotNumber } from '../kernel/ids.ts';

export type WindscreenNotice =
  /** To the admins: the cards of the house are called by more than anybody would. */
  | { readonly kind: 'windscreen flood' }
  /** To a holder: an admin printed a card in place of his. */
  | { readonly kind: 'tag void'; readonly spot: SpotNumber };

export const windscreenNotices = {
  'windscreen flood': { quietHours: 'held', needs: 'manage residents' },
  'tag void': { quietHours: 'held', needs: null },
} as const satisfies NoticePolicies<WindscreenNotice>;
