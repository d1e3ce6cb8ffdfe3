import type { NoticePolicies } from '../feature.ts';

export type SoundNotice =
  /** Arrives as an alert does. */
  | { readonly kind: 'sound check'; readonly check: number }
  /** What to look at: a minute without «Слышу», or it did not arrive. */
  | { readonly kind: 'sound not heard'; readonly check: number };

/** Once a week to the admins; drawn from who is out of reach by then. */
export type UnreachedNotice = { readonly kind: 'spots unreached' };

export type NotificationNotice = SoundNotice | UnreachedNotice;

export const notificationNotices = {
  'sound check': { quietHours: 'at once', needs: 'choose notifications' },
  'sound not heard': { quietHours: 'at once', needs: 'choose notifications' },
  'spots unreached': { quietHours: 'held', needs: 'manage residents' },
} as const satisfies NoticePolicies<NotificationNotice>;
