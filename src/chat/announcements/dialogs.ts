import type { AnnouncementId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Dialog } from '../kit/dialogs.ts';

export type AnnouncementDialog =
  /** What comes next is the announcement, or takes the place of the draft. */
  | { readonly kind: 'announcing'; readonly draft: AnnouncementId | null }
  /** What comes next are the spots that it is for; `meant`: as an unclear line was understood, for «Верно». */
  | {
      readonly kind: 'addressing';
      readonly draft: AnnouncementId;
      readonly meant: readonly SpotNumber[] | null;
    };

/** Whether this draft can still be sent: it was not left since. */
export function isOpenDraft(dialog: Dialog | null, draft: AnnouncementId): boolean {
  return (isAnnouncing(dialog) || isAddressing(dialog)) && dialog.draft === draft;
}

export function isAnnouncing(
  dialog: Dialog | null,
): dialog is Extract<AnnouncementDialog, { kind: 'announcing' }> {
  return dialog?.kind === 'announcing';
}

export function isAddressing(
  dialog: Dialog | null,
): dialog is Extract<AnnouncementDialog, { kind: 'addressing' }> {
  return dialog?.kind === 'addressing';
}
