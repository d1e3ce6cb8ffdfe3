import type { GroupNotice } from '../../core/groups/group.ts';
import type { Drawing, Feature } from '../kit/feature.ts';
import type { GroupCode } from './buttons.ts';
import { drawGroupNotice } from './group-notices.ts';
import { groupSettings, onLink } from './group-setup.ts';

/** The same words as in the group, to an admin or to the author. */
const toPerson: Drawing<GroupNotice> = (tx, reader, notice) =>
  drawGroupNotice({ ...reader, tx, inGroup: false }, notice);

export const groups = {
  presses: { 'link group': (turn, { group }) => onLink(turn, group) },
  inGroup: { 'link group': (turn, { group }) => onLink(turn, group) },
  notices: {
    'group unlinked': toPerson,
    'group linked': toPerson,
    'group blind': toPerson,
    'group sighted': toPerson,
    'group announcement': toPerson,
    'group mention arrived': toPerson,
    'group refused': toPerson,
  },
  commands: { group: { on: groupSettings, action: 'link groups' } },
} satisfies Feature<GroupCode>;
