import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../ports.ts';
import { redrawLetters } from './redraw-letters.ts';

/** What somebody may do has changed: his cards and letters of open threads show what he may press now. */
export async function redrawThreads(tx: Tx, complex: ComplexId, person: PersonId): Promise<void> {
  for (const { alert, open } of await tx.privacy.threadsOf(complex, person)) {
    if (!open) continue;
    await tx.cards.redraw(complex, { kind: 'alert', alert });
    await redrawLetters(tx, complex, alert, [person]);
  }
}
