import type { NoticePolicies } from '../feature.ts';
import type { PersonId, SpotNumber } from '../kernel/ids.ts';

/** What whoever owns a spot and whoever rents it hear of each other. `person` is who rents it. */
export type TenancyNotice =
  | { readonly kind: 'tenant joined'; readonly spot: SpotNumber; readonly person: PersonId }
  | { readonly kind: 'tenancy moved'; readonly spot: SpotNumber; readonly person: PersonId }
  | { readonly kind: 'tenancy ends'; readonly spot: SpotNumber; readonly person: PersonId }
  /** `time`: by itself; `ended`: an owner ended it; `left`: the tenant gave the spot up. */
  | {
      readonly kind: 'tenancy over';
      readonly spot: SpotNumber;
      readonly person: PersonId;
      readonly how: 'time' | 'ended' | 'left';
    };

export const tenancyNotices = {
  'tenant joined': { quietHours: 'held', needs: null },
  'tenancy moved': { quietHours: 'held', needs: null },
  'tenancy ends': { quietHours: 'held', needs: null },
  // Somebody has to drive away, or may come home: nothing of it is worth a night's sleep.
  'tenancy over': { quietHours: 'held', needs: null },
} as const satisfies NoticePolicies<TenancyNotice>;
