import type { Feature } from '../feature.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { watchTenancies } from './end-tenancy.ts';
import { type TenancyNotice, tenancyNotices } from './tenancy-notices.ts';

/** One a spot, however many rent it. */
export type TenancyTimer = { readonly kind: 'tenancy'; readonly spot: SpotNumber };

export const tenancy = {
  notices: tenancyNotices,
  timers: { tenancy: (tx, complex, timer, now) => watchTenancies(tx, complex, timer.spot, now) },
} as const satisfies Feature<TenancyNotice, never, TenancyTimer>;
