import type { Feature } from '../kit/feature.ts';
import { onNoSpots, onSection, onSpotsTyped } from './addressing.ts';
import { drawAnnouncementCard } from './announcement-card.ts';
import { drawAnnouncement, drawPinned, drawReminder } from './announcement-message.ts';
import { announcementList, onAnnouncementPress, onSendAsShown } from './announcements.ts';
import { askAnnouncement, onDraft } from './announcing.ts';
import type { AnnouncementCode } from './buttons.ts';
import type { AnnouncementDialog } from './dialogs.ts';

export const announcements = {
  presses: {
    announcements: askAnnouncement,
    announcement: onAnnouncementPress,
    'announcement as shown': onSendAsShown,
    'announcement section': onSection,
  },
  dialogs: {
    announcing: { needs: () => 'announce', text: onDraft, photo: onDraft, media: onDraft },
    addressing: { needs: () => 'announce', text: onSpotsTyped, photo: onNoSpots, media: onNoSpots },
  },
  notices: {
    announcement: (tx, reader, { announcement }) => drawAnnouncement(tx, reader, announcement),
    'move reminder': (tx, reader, { request }) => drawReminder(tx, reader, request),
    'group announcement': (tx, reader, notice) => drawPinned({ ...reader, tx }, notice),
  },
  cards: { announcement: (tx, reader, { announcement }) => drawAnnouncementCard(tx, reader, announcement) },
  menu: { announcements: announcementList },
} satisfies Feature<AnnouncementCode, AnnouncementDialog>;
