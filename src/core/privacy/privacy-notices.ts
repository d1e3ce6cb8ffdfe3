import type { NoticePolicies } from '../feature.ts';
import type { SpotNumber } from '../kernel/ids.ts';

/** What others are told when somebody asked to be forgotten: never who. */
export type PrivacyNotice =
  | { readonly kind: 'co-holder forgotten'; readonly spot: SpotNumber }
  | { readonly kind: 'admin forgotten' };

export const privacyNotices = {
  'co-holder forgotten': { quietHours: 'held', needs: null },
  'admin forgotten': { quietHours: 'held', needs: 'manage residents' },
} as const satisfies NoticePolicies<PrivacyNotice>;
