import type { AlertId, ComplexId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Act, ActRefusal } from './act.ts';
import type { Alert } from './alert.ts';
import { decideStep } from './decide-step.ts';
import { redrawLetters } from './redraw-letters.ts';

/** Lets one act happen to a thread: locked and loaded, decided, saved. */
export async function stepThread(
  tx: Tx,
  complex: ComplexId,
  id: AlertId,
  act: Act,
  now: Instant,
): Promise<Result<Alert, ActRefusal>> {
  const seen = await tx.alerts.load(complex, id, now);
  if (!seen) return refuse('not yours');
  const step = decideStep(seen, act, now);
  if (!step.ok) return step;
  await tx.save(complex, step.value.changes);
  const { alert } = step.value;
  if (alert.state === 'closed' && seen.alert.state !== 'closed') await redrawLetters(tx, complex, id, null);
  else if (act.kind === 'resolve' || act.kind === 'wrong number')
    await redrawLetters(tx, complex, id, [act.sender]);
  return ok(alert);
}
