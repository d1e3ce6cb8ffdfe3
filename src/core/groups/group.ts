import type { LetterRefusal } from '../alerts/write-letter.ts';
import type { NoticePolicies } from '../feature.ts';
import type { AnnouncementId, ComplexId, GroupId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** A group chat that the bot is or was in. */
export type Group = {
  readonly id: GroupId;
  readonly title: string;
  /** Null: no admin has linked it, and the bot is silent there. */
  readonly complex: ComplexId | null;
  readonly present: boolean;
  /** The admin who was last seen there: brought the bot, spoke to it or pressed; null: no admin was. */
  readonly adminSeen: PersonId | null;
  /** The messenger shows the bot everything that is written. */
  readonly seesAll: boolean;
  /** When a mention first arrived although nothing promised it; null: not since the rights last changed. */
  readonly mentionSeenAt: Instant | null;
  /** It was said that the group is not linked. */
  readonly toldUnlinked: boolean;
  /** It was said that mentions do not arrive. */
  readonly toldBlind: boolean;
};

/** Whether a bare mention is known to arrive: nothing is believed that was neither promised nor seen. */
export function seesMentions(group: Pick<Group, 'seesAll' | 'mentionSeenAt'>): boolean {
  return group.seesAll || group.mentionSeenAt !== null;
}

/** Why a request from a group was not passed on: told to its author in private. */
export type GroupRefusal =
  | { readonly kind: 'not allowed' | 'own spot' | 'own car' | 'too many numbers' }
  /** A moment in ISO 8601: notices are stored as JSON. */
  | { readonly kind: 'closed just now'; readonly until: string }
  | { readonly kind: 'too many in ten minutes' | 'too many in a day'; readonly most: number }
  /** The call went through, or stands already; the words beside it did not. */
  | { readonly kind: 'words'; readonly unsaid: LetterRefusal };

/** What is said to a group, or to somebody about one. */
export type GroupNotice =
  /** To a group: nobody has linked it; to the admin who added the bot: the button that links it. */
  | { readonly kind: 'group unlinked'; readonly group: GroupId; readonly blind: boolean }
  | { readonly kind: 'group linked'; readonly group: GroupId }
  /** Mentions do not arrive: what to press. */
  | { readonly kind: 'group blind'; readonly group: GroupId }
  /** The rights are there now; the first mention will prove it. */
  | { readonly kind: 'group sighted'; readonly group: GroupId }
  /** To a group: an announcement, to be pinned there. */
  | {
      readonly kind: 'group announcement';
      readonly group: GroupId;
      readonly announcement: AnnouncementId;
    }
  | { readonly kind: 'group mention arrived'; readonly group: GroupId }
  | {
      readonly kind: 'group refused';
      /** Null: a car was named, by `plate`. */
      readonly spot: SpotNumber | null;
      readonly plate?: string;
      readonly why: GroupRefusal;
    };

export const groupNotices = {
  'group unlinked': { quietHours: 'at once', needs: 'link groups' },
  'group linked': { quietHours: 'at once', needs: 'link groups' },
  'group blind': { quietHours: 'at once', needs: 'link groups' },
  'group sighted': { quietHours: 'at once', needs: 'link groups' },
  'group announcement': { quietHours: 'at once', needs: null },
  'group mention arrived': { quietHours: 'at once', needs: 'link groups' },
  'group refused': { quietHours: 'at once', needs: null },
} as const satisfies NoticePolicies<GroupNotice>;
