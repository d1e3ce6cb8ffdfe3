import type { Feature } from '../feature.ts';
import type { AlertId, LetterId } from '../kernel/ids.ts';
import { type AlertNotice, alertNotices } from './alert-notices.ts';
import { stepThread } from './step-thread.ts';

/** Whose eyes look at a thread. */
export type AlertPart = 'sender' | 'holder' | 'helper' | 'group';

export type AlertCard = { readonly kind: 'alert'; readonly alert: AlertId; readonly part: AlertPart };

/** What the author of a letter sees of its way. */
export type LetterCard = { readonly kind: 'letter'; readonly letter: LetterId };

export type AlertTimer = { readonly kind: 'alert'; readonly alert: AlertId };

export const alerts = {
  notices: alertNotices,
  cards: {
    alert: {
      ...{ rung: 'alert', edited: 'alert' },
      needs: ({ part }) => (part === 'helper' ? 'take alert' : null),
      own: ({ part }) => part === 'sender',
    },
    letter: { rung: 'alert', edited: 'alert', needs: () => null, own: () => true },
  },
  timers: {
    alert: async (tx, complex, timer, now) => {
      const step = await stepThread(tx, complex, timer.alert, { kind: 'tick' }, now);
      // A timer of a thread that is gone goes, too.
      if (!step.ok) await tx.timers.set(complex, timer, null);
    },
  },
} as const satisfies Feature<AlertNotice, AlertCard | LetterCard, AlertTimer>;
