import type { Feature } from '../kit/feature.ts';
import type { StripAct, StripCode } from './buttons.ts';
import { askRevoke, onRevoke } from './revoking.ts';
import { askPrint, onPrint, showStrips } from './strips.ts';

const ACTS = {
  show: showStrips,
  revoke: askRevoke,
  'revoke for sure': onRevoke,
} as const satisfies Record<StripAct, unknown>;

export const strips = {
  presses: {
    strips: (context, { act }) => ACTS[act](context),
    'strips for': (context, { whom }) => askPrint(context, whom),
    'print strips': (context, { whom, seen }) => onPrint(context, whom, seen),
  },
  notices: {
    'strips joined': async (tx, { complex, speech, now }, { count }) => {
      const { joined, spots } = await tx.strips.count(complex, now);
      const whole = { count, joined: String(joined), spots: String(spots) };
      return { text: speech.say('strips-digest', whole) };
    },
  },
} satisfies Feature<StripCode>;
