import type { AlertId, ComplexId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../ports.ts';

/**
 * The letters that people have read are drawn anew: their buttons go with the thread, and with the part or the right
 * that somebody had in it. `readers`: whose; null: everybody's.
 */
export async function redrawLetters(
  tx: Tx,
  complex: ComplexId,
  alert: AlertId,
  readers: readonly PersonId[] | null,
): Promise<void> {
  for (const { letter, reader } of await tx.letters.passedOn(complex, alert)) {
    if (readers?.includes(reader) === false) continue;
    await tx.notices.add(complex, [reader], 'alert', { kind: 'letter anew', alert, letter });
  }
}
