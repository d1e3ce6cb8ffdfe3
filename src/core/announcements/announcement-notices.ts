import type { NoticePolicies } from '../feature.ts';
import type { AnnouncementId } from '../kernel/ids.ts';

/** An announcement on its way to one reader. */
export type AnnouncementNotice =
  | { readonly kind: 'announcement'; readonly announcement: AnnouncementId }
  /** «Напомнить»: to whoever has not said whether he will move his car. Counted towards nobody's copies. */
  | { readonly kind: 'move reminder'; readonly request: AnnouncementId };

export const announcementNotices = {
  // It waits for the morning as a whole, not copy by copy.
  announcement: {
    quietHours: 'at once',
    needs: 'read announcements',
    optional: { topic: 'announcements' },
  },
  // All of them are made in the morning.
  'move reminder': {
    quietHours: 'at once',
    needs: 'read announcements',
    optional: { topic: 'announcements' },
  },
} as const satisfies NoticePolicies<AnnouncementNotice>;
