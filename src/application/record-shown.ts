import { recordLetter } from '../core/alerts/record-letter.ts';
import { recordReach } from '../core/alerts/record-reach.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';
import { recordSoundCheck } from '../core/notifications/check-sound.ts';
import type { Tx } from '../core/ports.ts';

/** A phone says that it showed what it was called for: until then a push service alone had it. Once a message. */
export async function recordShown(
  tx: Tx,
  complex: ComplexId,
  { notice: id, browser }: { readonly notice: number; readonly browser: number },
  now: Instant,
): Promise<boolean> {
  const called = await tx.browsers.called(complex, id, browser);
  if (!called) return false;
  const { recipient, content } = called;
  const alert = content.kind === 'card' && content.subject.kind === 'alert' ? content.subject.alert : null;
  // The thread is locked before its cards everywhere, and whoever sends does the same.
  if (alert !== null) await tx.alerts.lock(complex, alert);
  if (!(await tx.browsers.hear(complex, id, now))) return false;
  if (content.kind === 'card') {
    await recordReach(tx, complex, content.subject, recipient, 'delivered', now);
    if (alert !== null) await tx.cards.redraw(complex, { kind: 'alert', alert, parts: ['sender'] });
    return true;
  }
  const { notice } = content;
  if (notice.kind === 'sound check') {
    await recordSoundCheck(tx, complex, recipient, notice.check, true, now);
  }
  // Where the messenger was faster it is counted already.
  if (notice.kind === 'alert letter' && (await tx.browsers.otherWay(complex, called)) !== 'there')
    await recordLetter(tx, complex, notice.letter, 'delivered', now);
  return true;
}
