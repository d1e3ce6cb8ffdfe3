import type { CallKind, HelpKind } from '../../core/alerts/alert.ts';
import type { LetterPart } from '../../core/alerts/letter.ts';
import type { AlertId, AskedBackId, SpotNumber } from '../../core/kernel/ids.ts';
import { minutes } from '../../core/kernel/time.ts';

export type AlertDialog =
  /** `asked`: a number was asked back, and what was written with it waits there. */
  | { readonly kind: 'raising'; readonly alert: CallKind; readonly asked?: AskedBackId }
  /** «Не знаю номер», «Чужая машина на моём месте»: a photo or a few words, for guards and admins. */
  | { readonly kind: 'describing'; readonly about: HelpKind; readonly spot: SpotNumber | null }
  /** What is to be told to the holders of the spot. */
  | { readonly kind: 'messaging'; readonly spot: SpotNumber | null; readonly plate?: string }
  /** Every line and photo goes to the thread until «Отмена», a menu label, its end or silence. */
  | {
      readonly kind: 'writing';
      readonly alert: AlertId;
      readonly part: LetterPart;
      /** Until when it goes there; what comes later is answered «не передано». */
      readonly until?: string;
    };

/** Writing into a thread ends sooner than other dialogs, so that nothing goes there by mistake. */
export const WRITING_LIFE = minutes(3);
