import type { Feature } from '../feature.ts';
import { type PrivacyNotice, privacyNotices } from './privacy-notices.ts';
import { purge } from './retention.ts';

/** The daily clearing of what was kept long enough. */
export type RetentionTimer = { readonly kind: 'retention' };

export const privacy = {
  notices: privacyNotices,
  timers: { retention: (tx, complex, _, now) => purge(tx, complex, now) },
} as const satisfies Feature<PrivacyNotice, never, RetentionTimer>;
