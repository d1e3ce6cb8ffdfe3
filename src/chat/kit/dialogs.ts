import type { CallKind, HelpKind } from '../../core/alerts/alert.ts';
import type { LetterPart } from '../../core/alerts/letter.ts';
import type { AlertId, AnnouncementId, ClaimId, PassId, SpotNumber } from '../../core/kernel/ids.ts';
import { type Duration, minutes } from '../../core/kernel/time.ts';
import type { AdminStep } from '../administration/admin-steps.ts';

/** What the next typed line answers. Stored: a restart between two steps changes nothing. */
export type Dialog =
  | { readonly kind: 'claiming spots' }
  /** Until when; at first, of several spots, which one. */
  | { readonly kind: 'leaving'; readonly spot: SpotNumber | null }
  /** Who comes, to which spot: the answers so far, then for how long. */
  | { readonly kind: 'inviting'; readonly guest: string | null; readonly spot: SpotNumber | null }
  | { readonly kind: 'extending'; readonly pass: PassId }
  /** A guard looks for passes: one line after another. */
  | { readonly kind: 'checking pass' }
  | { readonly kind: 'asking back' | 'explaining'; readonly claim: ClaimId }
  /** The list that an admin was shown and has not confirmed yet. */
  | { readonly kind: 'approving all'; readonly claims: readonly number[] }
  | { readonly kind: 'administering'; readonly step: AdminStep }
  | { readonly kind: 'raising'; readonly alert: CallKind }
  /** «Справочник мест»: whose spot is typed is looked up. */
  | { readonly kind: 'looking up' }
  /** «Не знаю номер», «Чужая машина на моём месте»: a photo or a few words, for guards and admins. */
  | { readonly kind: 'describing'; readonly about: HelpKind; readonly spot: SpotNumber | null }
  /** Which copy to restore from: a press, or a file. */
  | { readonly kind: 'restoring' }
  /** What is to be told to the holders of the spot. */
  | { readonly kind: 'messaging'; readonly spot: SpotNumber }
  /** What comes next is the announcement, or takes the place of the draft. */
  | { readonly kind: 'announcing'; readonly draft: AnnouncementId | null }
  /** Every line and photo goes to the thread until «Отмена», a menu label, its end or silence. */
  | { readonly kind: 'writing'; readonly alert: AlertId; readonly part: LetterPart };

/** A dialog untouched for this long is over. */
export const DIALOG_LIFE = minutes(15);

/** Writing into a thread ends sooner, so that nothing goes there by mistake. */
export const WRITING_LIFE = minutes(3);

export function lifeOf(dialog: Dialog): Duration {
  return dialog.kind === 'writing' ? WRITING_LIFE : DIALOG_LIFE;
}
