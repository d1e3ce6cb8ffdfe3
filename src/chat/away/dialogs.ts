import type { SpotNumber } from '../../core/kernel/ids.ts';

export type AwayDialog =
  /** Until when; at first, of several spots, which one. */
  { readonly kind: 'leaving'; readonly spot: SpotNumber | null };
