import type { Role } from '../core/kernel/actor.ts';
import { type Action, offers } from './kit/offers.ts';
import type { Speech } from './kit/update-context.ts';
import type { LabelKey } from './kit/wording.ts';

/** One line of the list that a messenger shows behind «/». */
export type Command = { readonly name: string; readonly does: string };

/** What can be typed with a slash, and what one must be allowed to find it in the list. All of it has a button, too. */
const COMMANDS: readonly (readonly [name: string, does: LabelKey, action?: Action])[] = [
  ['menu', 'command-menu'],
  ['check', 'command-check', 'check passes'],
  ['admin', 'command-admin', 'decide claims'],
  ['group', 'command-group', 'link groups'],
  ['blocked', 'command-blocked'],
  ['sos', 'command-sos'],
  ['spot', 'command-spot'],
  ['help', 'command-help'],
  ['lang', 'command-lang'],
  ['privacy', 'command-privacy'],
  ['mydata', 'command-mydata'],
  ['forget', 'command-forget'],
  ['cancel', 'command-cancel'],
];

/** The list in a private chat: a resident's, and what the roles add to it. */
export function commandList({ plain }: Speech, roles: readonly Role[]): readonly Command[] {
  return COMMANDS.filter(([, , action]) => !action || offers({ roles }, action)).map(([name, does]) => ({
    name,
    does: plain(does),
  }));
}

/** The list in a group: the one thing that is done there. */
export function groupCommands({ plain }: Speech): readonly Command[] {
  return [{ name: 'spot', does: plain('command-spot') }];
}
