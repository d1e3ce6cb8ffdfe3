import { alertButtons } from '../alerts/buttons.ts';
import type { Button } from '../kit/outgoing.ts';
import { threadLabel } from '../kit/thread-label.ts';
import type { MemberContext } from '../kit/update-context.ts';

/** Threads that are open: each a button that brings its card down. */
const MOST = 8;

export async function threadRows({ tx, speech, actor }: MemberContext): Promise<Button[][]> {
  const open = await tx.alerts.openOf(actor.complex, actor.person);
  return open.slice(0, MOST).map((thread): Button[] => {
    const { alert, part } = thread;
    return [
      { label: threadLabel(speech, thread), press: alertButtons.data({ kind: 'show thread', alert, part }) },
    ];
  });
}
