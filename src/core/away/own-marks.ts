import type { Member } from '../kernel/actor.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { FreeMark } from './mark.ts';

/** The marks of one's own spots, in order of number. */
export async function ownMarks(
  tx: Pick<Tx, 'marks'>,
  { complex, spots }: Member,
  now: Instant,
): Promise<readonly FreeMark[]> {
  const marks = await Promise.all(spots.map((spot) => tx.marks.get(complex, spot, now)));
  return marks.filter((mark) => mark !== null);
}
