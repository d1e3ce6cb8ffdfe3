import type { Feature } from '../kit/feature.ts';
import type { LastResortCode } from './buttons.ts';
import type { LastResortDialog } from './dialogs.ts';
import { drawResortShown } from './last-resort-notice.ts';
import { onOwnResort } from './own-resort.ts';
import { onSpotResort } from './spot-resort.ts';
import { onWayTyped, wayExpected } from './typed-way.ts';

export const lastResort = {
  presses: {
    'last resort': (context, { act }) => onOwnResort(context, act),
    'spot last resort': onSpotResort,
  },
  whenBanned: { 'last resort': true },
  dialogs: {
    'leaving last resort': {
      needs: ({ spot }) => (spot === null ? 'leave last resort' : 'manage spots'),
      text: onWayTyped,
      media: wayExpected,
      whenBanned: true,
    },
  },
  notices: { 'last resort shown': drawResortShown },
} satisfies Feature<LastResortCode, LastResortDialog>;
