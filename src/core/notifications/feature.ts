import type { Feature } from '../feature.ts';
import type { PersonId } from '../kernel/ids.ts';
import { giveUpSound } from './check-sound.ts';
import { type NotificationNotice, notificationNotices } from './notification-notices.ts';
import { tellUnreached } from './unreached-spots.ts';

/** A minute after a test of the sound has arrived. */
export type SoundTimer = { readonly kind: 'sound check'; readonly person: PersonId };

/** The weekly line about spots that no alert would reach. */
export type UnreachedTimer = { readonly kind: 'unreached' };

export const notifications = {
  notices: notificationNotices,
  timers: {
    'sound check': (tx, complex, timer, now) => giveUpSound(tx, complex, timer.person, now),
    unreached: (tx, complex, _, now) => tellUnreached(tx, complex, now),
  },
} as const satisfies Feature<NotificationNotice, never, SoundTimer | UnreachedTimer>;
