import type { Feature } from '../feature.ts';
import { tellJoined } from './join-by-strip.ts';
import { type StripNotice, stripNotices } from './strips-notices.ts';

/** The evening after somebody came in by a strip. */
export type StripTimer = { readonly kind: 'strips' };

export const strips = {
  notices: stripNotices,
  timers: { strips: (tx, complex) => tellJoined(tx, complex) },
} as const satisfies Feature<StripNotice, never, StripTimer>;
