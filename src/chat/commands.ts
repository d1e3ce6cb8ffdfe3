import type { Speech } from './kit/turn.ts';

/** One line of the list that a messenger shows behind «/». */
export type Command = { readonly name: string; readonly does: string };

/** What can be typed with a slash; every one of them has a button, too. */
export function commandList({ plain }: Speech): readonly Command[] {
  return [
    { name: 'menu', does: plain('command-menu') },
    { name: 'blocked', does: plain('command-blocked') },
    { name: 'sos', does: plain('command-sos') },
    { name: 'spot', does: plain('command-spot') },
    { name: 'help', does: plain('command-help') },
    { name: 'lang', does: plain('command-lang') },
    { name: 'privacy', does: plain('command-privacy') },
    { name: 'mydata', does: plain('command-mydata') },
    { name: 'forget', does: plain('command-forget') },
    { name: 'cancel', does: plain('command-cancel') },
  ];
}
