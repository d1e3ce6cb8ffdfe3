import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { CardSubject } from '../notices.ts';
import type { Tx } from '../ports.ts';
import type { Reach } from './alert.ts';
import { stepThread } from './step-thread.ts';

/** How far somebody's first card got changes what the sender is told. Other cards need no memory of it. */
export async function recordReach(
  tx: Tx,
  complex: ComplexId,
  subject: CardSubject,
  person: PersonId,
  reach: Reach,
  now: Instant,
): Promise<void> {
  if (subject.kind !== 'alert' || subject.part === 'sender' || subject.part === 'group') return;
  await stepThread(tx, complex, subject.alert, { kind: 'reach', part: subject.part, person, reach }, now);
}
