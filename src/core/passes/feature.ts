import type { Feature } from '../feature.ts';
import type { PassId } from '../kernel/ids.ts';
import { lookAtPass } from './end-pass.ts';
import { type PassNotice, passNotices } from './pass-notices.ts';

/** What the host of a guest shows at the gate. */
export type PassCard = { readonly kind: 'pass'; readonly pass: PassId };

export type PassTimer = { readonly kind: 'pass'; readonly pass: PassId };

export const passes = {
  notices: passNotices,
  // An edit shows what happens at the gate now.
  cards: { pass: { rung: 'note', edited: 'alert', needs: () => null } },
  timers: { pass: (tx, complex, timer, now) => lookAtPass(tx, complex, timer.pass, now) },
} as const satisfies Feature<PassNotice, PassCard, PassTimer>;
