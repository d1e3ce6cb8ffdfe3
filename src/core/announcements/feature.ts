import type { Feature } from '../feature.ts';
import type { AnnouncementId } from '../kernel/ids.ts';
import { type AnnouncementNotice, announcementNotices } from './announcement-notices.ts';
import { tellAnswers } from './answer-request.ts';
import { lookAtAnnouncement } from './follow-announcement.ts';

/** What the author sees of the way of an announcement, and admins of the answers to one that asks. */
export type AnnouncementCard = { readonly kind: 'announcement'; readonly announcement: AnnouncementId };

export type AnnouncementTimer =
  | { readonly kind: 'announcement'; readonly announcement: AnnouncementId }
  /** Somebody has answered, and the cards do not say so yet. */
  | { readonly kind: 'announcement answers'; readonly announcement: AnnouncementId };

export const announcements = {
  notices: announcementNotices,
  cards: { announcement: { rung: 'note', edited: 'note', needs: () => null, own: () => true } },
  timers: {
    announcement: (tx, complex, timer, now) => lookAtAnnouncement(tx, complex, timer.announcement, now),
    'announcement answers': (tx, complex, timer) => tellAnswers(tx, complex, timer.announcement),
  },
} as const satisfies Feature<AnnouncementNotice, AnnouncementCard, AnnouncementTimer>;
