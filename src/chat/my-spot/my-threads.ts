import type { AlertKind } from '../../core/alerts/alert.ts';
import type { OpenThread } from '../../core/ports.ts';
import { alertButtons } from '../alerts/buttons.ts';
import type { Button } from '../kit/outgoing.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';

const LABELS = {
  blocked: 'my-thread-button-blocked',
  sos: 'my-thread-button-sos',
  message: 'my-thread-button-message',
  stranger: 'my-thread-button-stranger',
} as const satisfies Record<Exclude<AlertKind, 'unknown'>, string>;

/** Threads that are open: each a button that brings its card down. */
const MOST = 8;

export async function threadRows({ tx, speech, actor }: MemberContext): Promise<Button[][]> {
  const open = await tx.alerts.openOf(actor.complex, actor.person);
  return open.slice(0, MOST).map((thread): Button[] => {
    const { alert, part } = thread;
    return [
      { label: labelOf(speech, thread), press: alertButtons.data({ kind: 'show thread', alert, part }) },
    ];
  });
}

function labelOf(speech: Speech, { kind, spot }: OpenThread): string {
  if (kind === 'unknown') return speech.plain('my-thread-button-unknown');
  return speech.plain(LABELS[kind], { spot: String(spot) });
}
