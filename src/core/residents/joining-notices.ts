import type { NoticePolicies } from '../feature.ts';
import type { ClaimId, PersonId, SpotNumber } from '../kernel/ids.ts';

/** What people are told while somebody joins, and when a spot changes hands. */
export type JoiningNotice =
  | {
      readonly kind: 'claim approved';
      readonly claim: ClaimId;
      readonly spots: readonly SpotNumber[];
      /** Somebody who was no resident before. */
      readonly joins: boolean;
    }
  | { readonly kind: 'claim rejected'; readonly claim: ClaimId; readonly spots: readonly SpotNumber[] }
  /** Left out: by an admin’s decision. */
  | {
      readonly kind: 'co-holder joined';
      readonly spot: SpotNumber;
      readonly person: PersonId;
      readonly by?: 'strip' | 'family';
    }
  | { readonly kind: 'holder question'; readonly claim: ClaimId; readonly spot: SpotNumber }
  | { readonly kind: 'spot transferred'; readonly claim: ClaimId; readonly spot: SpotNumber }
  /** «Это ошибка», for the admins. */
  | {
      readonly kind: 'transfer protested';
      readonly claim: ClaimId;
      readonly spot: SpotNumber;
      readonly person: PersonId;
    }
  /** «Уточнить»: `message` is what the admin wrote. */
  | { readonly kind: 'claim asked'; readonly claim: ClaimId; readonly message: number }
  | { readonly kind: 'claim waits'; readonly claim: ClaimId }
  | { readonly kind: 'guard joined'; readonly person: PersonId }
  | { readonly kind: 'co-holder left'; readonly spot: SpotNumber; readonly person: PersonId }
  /** For the other holders: one of them has made a link. */
  | { readonly kind: 'family invited'; readonly spot: SpotNumber; readonly by: PersonId };

export const joiningNotices = {
  'claim approved': { quietHours: 'at once', needs: null },
  'claim rejected': { quietHours: 'at once', needs: null },
  'co-holder joined': { quietHours: 'held', needs: null },
  'holder question': { quietHours: 'held', needs: null },
  'spot transferred': { quietHours: 'held', needs: null },
  'transfer protested': { quietHours: 'held', needs: 'decide claims' },
  'claim asked': { quietHours: 'at once', needs: null },
  'claim waits': { quietHours: 'at once', needs: null },
  'guard joined': { quietHours: 'held', needs: 'invite guards' },
  'co-holder left': { quietHours: 'held', needs: null },
  'family invited': { quietHours: 'held', needs: null },
} as const satisfies NoticePolicies<JoiningNotice>;
