import type { NoticePolicies } from '../feature.ts';
import type { AlertId, SpotNumber } from '../kernel/ids.ts';

/** To whoever left it: guards and admins read it now. */
export type LastResortNotice = {
  readonly kind: 'last resort shown';
  readonly alert: AlertId;
  readonly spot: SpotNumber;
};

export const lastResortNotices = {
  'last resort shown': { quietHours: 'at once', needs: null },
} as const satisfies NoticePolicies<LastResortNotice>;
