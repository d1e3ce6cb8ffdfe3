import type { NoticePolicies } from '../feature.ts';

/** Once a day to the admins, while people come in: 400 joinings are not 400 messages. */
export type StripNotice = { readonly kind: 'strips joined'; readonly count: number };

export const stripNotices = {
  'strips joined': { quietHours: 'held', needs: 'print strips' },
} as const satisfies NoticePolicies<StripNotice>;
