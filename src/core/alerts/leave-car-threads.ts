import { meansCar, type PlateKey } from '../cars/plate.ts';
import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { EVERY_PART, followUp } from './decide-step.ts';
import { departed, handOver } from './hand-over.ts';
import { redrawLetters } from './redraw-letters.ts';

/** Somebody is not reached by a plate any more: nor is he in the open threads about it, and no answer of his counts there. */
export async function leaveCarThreads(
  tx: Tx,
  complex: ComplexId,
  person: PersonId,
  key: PlateKey,
  now: Instant,
): Promise<void> {
  for (const { alert: id, part } of await tx.alerts.openTo(complex, person)) {
    const seen = part === 'holder' ? await tx.alerts.load(complex, id, now) : null;
    const about = seen && !seen.alert.unfound && seen.alert.state !== 'closed' ? seen.alert.car : null;
    if (!seen || !about || !meansCar(about.key, key)) continue;
    if (seen.holders.some((one) => one.person === person)) continue;
    const next = handOver(seen.alert, [person], [], now);
    await redrawLetters(tx, complex, id, [person]);
    await tx.disputes.leaveThread(complex, id, 'holder', [person]);
    await tx.save(complex, followUp(seen, departed(seen.alert, next, now), EVERY_PART, now).changes);
  }
}
