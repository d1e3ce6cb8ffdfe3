import type { Feature } from '../feature.ts';
import { type GroupNotice, groupNotices } from './group.ts';

export const groups = { notices: groupNotices } as const satisfies Feature<GroupNotice>;
