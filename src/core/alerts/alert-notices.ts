import type { NoticePolicies } from '../feature.ts';
import type { AlertId, LetterId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { OneTapAnswer } from './answers.ts';

/** What people are told of a thread beside their cards of it. */
export type AlertNotice =
  | {
      readonly kind: 'alert photo';
      readonly alert: AlertId;
      readonly spot: SpotNumber | null;
      readonly photo: string;
      /** The other photos of an album. */
      readonly more?: readonly string[];
    }
  | { readonly kind: 'alert letter'; readonly alert: AlertId; readonly letter: LetterId }
  /** The message that a letter became shows the buttons that its reader has now. */
  | { readonly kind: 'letter anew'; readonly alert: AlertId; readonly letter: LetterId }
  | {
      readonly kind: 'complaint';
      readonly alert: AlertId;
      readonly letter: LetterId | null;
      readonly holder: PersonId;
      /** Whom it is about; 0.1.0 left that to whoever reads it. */
      readonly sender?: PersonId;
    }
  | {
      readonly kind: 'alert answered';
      readonly alert: AlertId;
      readonly spot: SpotNumber | null;
      readonly answer: OneTapAnswer;
      /** A neighbour who stands there with permission, and answers for nothing but his car. */
      readonly by?: 'borrower';
    }
  | { readonly kind: 'alert taken'; readonly alert: AlertId; readonly spot: SpotNumber | null }
  | {
      readonly kind: 'alert unreached';
      readonly alert: AlertId;
      readonly spot: SpotNumber | null;
      /** `unheard`: no phone said that it showed it; `lost`: it had arrived before; `left`: nobody answers for the spot now; `promise left`: whoever was to come. */
      readonly why: 'unreachable' | 'given up' | 'unheard' | 'lost' | 'left' | 'promise left';
    }
  /** The guard or admin who had taken the call helps in this house no longer. */
  | { readonly kind: 'helper left'; readonly alert: AlertId; readonly spot: SpotNumber | null };

export const alertNotices = {
  'alert photo': { quietHours: 'at once', needs: null },
  'alert letter': { quietHours: 'at once', needs: null },
  'letter anew': { quietHours: 'at once', needs: null },
  complaint: { quietHours: 'held', needs: 'manage residents' },
  'alert answered': { quietHours: 'at once', needs: null },
  'alert taken': { quietHours: 'at once', needs: null },
  'alert unreached': { quietHours: 'at once', needs: null },
  'helper left': { quietHours: 'at once', needs: null },
} as const satisfies NoticePolicies<AlertNotice>;
