import type { NoticePolicies } from '../feature.ts';
import type { PersonId, SpotNumber } from '../kernel/ids.ts';

/** What people are told because an admin decided something about them or about the house. */
export type AdminNotice =
  /** `joins`: somebody who was no resident before. */
  | { readonly kind: 'spot given'; readonly spot: SpotNumber; readonly joins: boolean }
  | { readonly kind: 'spot taken away'; readonly spot: SpotNumber; readonly loss: number }
  /** «Это ошибка», for the admins. */
  | { readonly kind: 'loss protested'; readonly spot: SpotNumber; readonly person: PersonId }
  /** «Этот человек не из моей семьи», for the admins. */
  | {
      readonly kind: 'not family';
      readonly spot: SpotNumber;
      readonly person: PersonId;
      readonly by: PersonId;
    }
  | { readonly kind: 'resident joined'; readonly spot: SpotNumber; readonly person: PersonId }
  /** A list of spots was read, or is none. */
  | { readonly kind: 'import read'; readonly import: number }
  | { readonly kind: 'banned' | 'ban over' }
  /** By `ADMIN_IDS`: for the admins. */
  | { readonly kind: 'admin named' | 'admin unnamed'; readonly person: PersonId }
  /** For the admins and for whom it is about. */
  | {
      readonly kind: 'admin made' | 'admin removed' | 'guard removed';
      readonly person: PersonId;
      readonly by: PersonId;
    }
  /** «Сменилась охрана»: for the other admins. */
  | { readonly kind: 'guards changed'; readonly by: PersonId };

/** Guards have not been here for days; drawn from who is silent by then. */
export type GuardsUnseen = { readonly kind: 'guards unseen' };

/** Whom it is about hears of it, too. */
const theirs = ({ person }: { readonly person: PersonId }) => person;

export const adminNotices = {
  'spot given': { quietHours: 'held', needs: null },
  'spot taken away': { quietHours: 'held', needs: null },
  'loss protested': { quietHours: 'held', needs: 'manage spots' },
  'not family': { quietHours: 'held', needs: 'manage spots' },
  'resident joined': { quietHours: 'held', needs: 'manage residents' },
  'import read': { quietHours: 'at once', needs: 'manage spots' },
  banned: { quietHours: 'held', needs: null },
  'ban over': { quietHours: 'held', needs: null },
  'admin named': { quietHours: 'held', needs: 'manage residents' },
  'admin unnamed': { quietHours: 'held', needs: 'manage residents' },
  'admin made': { quietHours: 'held', needs: 'manage residents', alsoFor: theirs },
  'admin removed': { quietHours: 'held', needs: 'manage residents', alsoFor: theirs },
  'guard removed': { quietHours: 'held', needs: 'manage residents', alsoFor: theirs },
  'guards changed': { quietHours: 'held', needs: 'manage residents' },
  'guards unseen': { quietHours: 'held', needs: 'change guards' },
} as const satisfies NoticePolicies<AdminNotice | GuardsUnseen>;
