import type { ComplexId, LetterId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { stepThread } from './step-thread.ts';

/** A letter reached one of its readers, or never will. A holder's letter that arrived is an answer (docs/product.md §2). */
export async function recordLetter(
  tx: Tx,
  complex: ComplexId,
  id: LetterId,
  outcome: 'delivered' | 'lost',
  now: Instant,
): Promise<void> {
  const letter = await tx.letters.get(complex, id);
  if (!letter) return;
  if (outcome === 'delivered' && letter.part === 'holder') {
    await stepThread(
      tx,
      complex,
      letter.alert,
      { kind: 'wrote', holder: letter.author, writtenAt: letter.writtenAt },
      now,
    );
  }
  await tx.letters.count(complex, id, outcome);
  await tx.cards.redraw(complex, { kind: 'letter', letter: id });
}
