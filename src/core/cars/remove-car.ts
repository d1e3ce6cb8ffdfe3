import { may } from '../access.ts';
import { leaveCarThreads } from '../alerts/leave-car-threads.ts';
import type { Member } from '../kernel/actor.ts';
import type { CarId, ComplexId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Car, isNamed } from './car.ts';
import type { PlateKey } from './plate.ts';
import { carsAlike, lockPlate, rivalsOf } from './rivals.ts';

export type RemoveRefusal = 'not allowed' | 'gone';

/** «Убрать»: a car is its person's no more, and he is not reached by its plate. */
export async function removeCar(tx: Tx, actor: Member, id: CarId): Promise<Result<Car, RemoveRefusal>> {
  if (!may(actor, 'see own spots')) return refuse('not allowed');
  const car = await tx.cars.get(actor.complex, id);
  return car && car.person === actor.person ? drop(tx, car) : refuse('gone');
}

/** An admin takes a car from somebody, who is told. */
export async function takeCar(
  tx: Tx,
  actor: Member,
  id: CarId,
  now: Instant,
): Promise<Result<Car, RemoveRefusal>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  const { complex } = actor;
  const seen = await tx.cars.get(complex, id);
  const taken = seen ? await drop(tx, seen) : refuse('gone' as const);
  if (!taken.ok) return taken;
  const { person, key } = taken.value;
  await leaveCarThreads(tx, complex, person, key, now);
  await tx.notices.add(complex, [person], 'note', { kind: 'car taken away' });
  await tx.journal.note(complex, actor.person, { kind: 'car removed' }, now, person);
  return taken;
}

/** Of two who remove the same car one does. */
async function drop(tx: Tx, { complex, id, key }: Car): Promise<Result<Car, 'gone'>> {
  await lockPlate(tx, complex, key);
  const car = await tx.cars.get(complex, id);
  if (!car) return refuse('gone');
  await tx.cars.remove(complex, id);
  await tx.cards.redraw(complex, { kind: 'car', car: id });
  await letIn(tx, complex, key);
  return ok(car);
}

/**
 * Whoever was asked about is reached once nobody else is: a car that was sold has one who drives it. The caller holds
 * the plate's lock.
 */
export async function letIn(tx: Tx, complex: ComplexId, key: PlateKey): Promise<void> {
  for (const car of await carsAlike(tx, complex, key)) {
    if (car.state !== 'asked' || !isNamed(car) || (await rivalsOf(tx, car)).length > 0) continue;
    await tx.cars.setState(complex, car.id, 'known', null);
    await tx.cards.redraw(complex, { kind: 'car', car: car.id });
  }
}
