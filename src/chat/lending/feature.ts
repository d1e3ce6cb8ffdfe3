import type { Feature } from '../kit/feature.ts';
import type { LendingCode } from './buttons.ts';
import type { LendingDialog } from './dialogs.ts';
import { drawLending, drawWish } from './lending-card.ts';
import { onLendingPress } from './lending-press.ts';
import { onSeekTyped } from './seeking.ts';

export const lending = {
  presses: {
    'seek spot': onLendingPress,
    'seek other date': onLendingPress,
    'seek for': onLendingPress,
    'seek until': onLendingPress,
    'take spot': onLendingPress,
    'wish for spot': onLendingPress,
    'drop wish': onLendingPress,
    lending: onLendingPress,
  },
  /** That a car is gone is worth knowing, whoever says it. */
  whenBanned: { lending: ({ act }) => act === 'leave' },
  dialogs: {
    seeking: {
      needs: () => 'borrow spots',
      text: (context, _, text) => onSeekTyped(context, text),
      media: (context) => onSeekTyped(context, ''),
    },
  },
  cards: { lending: drawLending, wish: drawWish },
} satisfies Feature<LendingCode, LendingDialog>;
