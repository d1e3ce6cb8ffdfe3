import { may } from '../access.ts';
import { removeCar } from '../cars/remove-car.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { EVERY_PART, followUp } from './decide-step.ts';
import { departed, handOver } from './hand-over.ts';
import { redrawLetters } from './redraw-letters.ts';

/** A holder who is asked about a car that he has no longer: it leaves his cars, and he the thread. Its plate comes back. */
export async function sellCar(
  tx: Tx,
  actor: Member,
  id: AlertId,
  now: Instant,
): Promise<Result<string, 'not allowed' | 'not yours'>> {
  if (!may(actor, 'answer alert')) return refuse('not allowed');
  const { complex, person } = actor;
  const seen = await tx.alerts.load(complex, id, now);
  const isHolder = seen?.alert.holders.some((one) => one.person === person);
  if (!seen?.alert.car || !isHolder || seen.alert.unfound) return refuse('not yours');
  const { key } = seen.alert.car;
  const car = (await tx.cars.of(complex, person)).find((one) => one.key === key);
  const removed = car ? await removeCar(tx, actor, car.id) : null;
  if (!removed?.ok) return refuse('not yours');
  if (seen.alert.state === 'closed') return ok(removed.value.plate);
  const next = handOver(seen.alert, [person], [], now);
  await redrawLetters(tx, complex, id, [person]);
  await tx.disputes.leaveThread(complex, id, 'holder', [person]);
  const step = followUp(seen, departed(seen.alert, next, now), EVERY_PART, now);
  await tx.save(complex, step.changes);
  return ok(removed.value.plate);
}
