import { type GroupId, groupId } from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';
import { id, readId } from '../kit/wire.ts';

/** The buttons of a house group; a request that is asked back there belongs to the threads. */
export type GroupCode = { readonly kind: 'link group'; readonly group: GroupId };

export const groupButtons = buttons<GroupCode>(
  ['lg'],
  ({ group }) => `lg:${id(group)}`,
  (text) => {
    const group = readId(text.slice('lg:'.length));
    return group === null ? null : { kind: 'link group', group: groupId(group) };
  },
);
