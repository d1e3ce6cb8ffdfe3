import type { Feature } from '../kit/feature.ts';
import { drawAnnouncementCard } from './announcement-card.ts';
import { drawAnnouncement, drawPinned } from './announcement-message.ts';
import { announcementList, onAnnouncementPress } from './announcements.ts';
import { askAnnouncement, onDraft } from './announcing.ts';
import type { AnnouncementCode } from './buttons.ts';
import type { AnnouncementDialog } from './dialogs.ts';

export const announcements = {
  presses: { announcements: askAnnouncement, announcement: onAnnouncementPress },
  dialogs: { announcing: { needs: () => 'announce', text: onDraft, photo: onDraft, media: onDraft } },
  notices: {
    announcement: (tx, reader, { announcement }) => drawAnnouncement(tx, reader, announcement),
    'group announcement': (tx, reader, notice) => drawPinned({ ...reader, tx }, notice),
  },
  cards: { announcement: (tx, reader, { announcement }) => drawAnnouncementCard(tx, reader, announcement) },
  menu: { announcements: announcementList },
} satisfies Feature<AnnouncementCode, AnnouncementDialog>;
