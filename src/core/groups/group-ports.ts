import type { ComplexId, GroupId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Group, GroupNotice } from './group.ts';

/** The group chats of a house, whatever messenger they are in. */
export type HouseGroups = {
  readonly get: (group: GroupId) => Promise<Group | null>;
  readonly save: (group: Group) => Promise<void>;
  /** False when another admin was first. */
  readonly link: (group: GroupId, complex: ComplexId, language: string) => Promise<boolean>;
  /** False when it is not linked to the complex any more. */
  readonly unlink: (group: GroupId, complex: ComplexId) => Promise<boolean>;
  /** The groups of the complex, and those that nobody has linked yet; the bot is or was in them. */
  readonly all: (complex: ComplexId) => Promise<readonly Group[]>;
  /** A group of the same bot and the same title is linked: it may go on as this one, and that is not known yet. */
  readonly hasLinkedNamesake: (group: GroupId) => Promise<boolean>;
  /** Says something in a group, delivered as notices are. */
  readonly tell: (
    complex: ComplexId,
    group: GroupId,
    notice: GroupNotice,
    notBefore?: Instant,
  ) => Promise<void>;
};
