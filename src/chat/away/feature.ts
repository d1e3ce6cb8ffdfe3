import type { Feature } from '../kit/feature.ts';
import { askAway, onAwayTyped } from './away.ts';
import { drawAwayNotice } from './away-notices.ts';
import { comeBack, onAwayPress } from './away-press.ts';
import type { AwayCode } from './buttons.ts';
import type { AwayDialog } from './dialogs.ts';

export const away = {
  presses: {
    away: onAwayPress,
    'away until': onAwayPress,
    'away until date': onAwayPress,
    'away date meant': onAwayPress,
    'back with all': onAwayPress,
  },
  whenBanned: {
    away: true,
    'away until': true,
    'away until date': true,
    'away date meant': true,
    'back with all': true,
  },
  dialogs: {
    leaving: {
      needs: () => 'mark spots',
      text: onAwayTyped,
      media: (context, dialog) => onAwayTyped(context, dialog, ''),
      whenBanned: true,
    },
  },
  notices: {
    'spot marked free': drawAwayNotice,
    'mark ended': drawAwayNotice,
    'mark ran out': drawAwayNotice,
  },
  menu: { leave: askAway, 'come back': comeBack },
} satisfies Feature<AwayCode, AwayDialog>;
