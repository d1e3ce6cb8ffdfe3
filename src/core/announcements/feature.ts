import type { Feature } from '../feature.ts';
import type { AnnouncementId } from '../kernel/ids.ts';
import { type AnnouncementNotice, announcementNotices } from './announcement-notices.ts';
import { lookAtAnnouncement } from './follow-announcement.ts';

/** What the author sees of the way of an announcement. */
export type AnnouncementCard = { readonly kind: 'announcement'; readonly announcement: AnnouncementId };

export type AnnouncementTimer = { readonly kind: 'announcement'; readonly announcement: AnnouncementId };

export const announcements = {
  notices: announcementNotices,
  cards: { announcement: { rung: 'note', edited: 'note', needs: () => null, own: () => true } },
  timers: {
    announcement: (tx, complex, timer, now) => lookAtAnnouncement(tx, complex, timer.announcement, now),
  },
} as const satisfies Feature<AnnouncementNotice, AnnouncementCard, AnnouncementTimer>;
