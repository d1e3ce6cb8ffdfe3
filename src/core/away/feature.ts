import type { Feature } from '../feature.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { type AwayNotice, awayNotices } from './away-notices.ts';
import { runOut } from './mark-spot.ts';

export type MarkTimer = { readonly kind: 'mark'; readonly spot: SpotNumber };

export const away = {
  notices: awayNotices,
  timers: { mark: (tx, complex, timer, now) => runOut(tx, complex, timer.spot, now) },
} as const satisfies Feature<AwayNotice, never, MarkTimer>;
