import type { Drawing, Feature } from '../kit/feature.ts';
import type { GroupCode } from './buttons.ts';
import { drawGroupNotice, type NoticeOfGroups } from './group-notices.ts';
import { onLink } from './group-setup.ts';

/** The same words as in the group, to an admin or to the author. */
const toPerson: Drawing<NoticeOfGroups> = (tx, reader, notice) =>
  drawGroupNotice({ ...reader, tx, inGroup: false }, notice);

export const groups = {
  presses: { 'link group': (context, { group }) => onLink(context, group) },
  inGroup: { 'link group': (context, { group }) => onLink(context, group) },
  notices: {
    'group unlinked': toPerson,
    'group linked': toPerson,
    'group blind': toPerson,
    'group sighted': toPerson,
    'group mention arrived': toPerson,
    'group refused': toPerson,
  },
} satisfies Feature<GroupCode>;
