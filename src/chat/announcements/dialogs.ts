import type { AnnouncementId } from '../../core/kernel/ids.ts';
import type { Dialog } from '../kit/dialogs.ts';

/** What comes next is the announcement, or takes the place of the draft. */
export type AnnouncementDialog = { readonly kind: 'announcing'; readonly draft: AnnouncementId | null };

export function isAnnouncing(dialog: Dialog | null): dialog is AnnouncementDialog {
  return dialog?.kind === 'announcing';
}
