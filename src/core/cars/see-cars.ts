import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { CarId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Car, isNamed } from './car.ts';
import { type CarDispute, disputeAbout } from './decide-car.ts';

/** What somebody reads of his own car: nothing of who else names it. */
export type OwnCar = Pick<Car, 'id' | 'plate'>;

export async function seeOwnCars(tx: Tx, actor: Member): Promise<Result<readonly OwnCar[], 'not allowed'>> {
  if (!may(actor, 'see own spots')) return refuse('not allowed');
  const cars = (await tx.cars.of(actor.complex, actor.person)).filter(isNamed);
  return ok(cars.map(({ id, plate }) => ({ id, plate })));
}

/** The cars of a resident, for the admins. */
export async function seeCarsOf(
  tx: Tx,
  actor: Member,
  person: PersonId,
): Promise<Result<readonly Car[], 'not allowed'>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  const cars = await tx.cars.of(actor.complex, person);
  return ok(cars.filter((car) => isNamed(car) || car.state === 'asked'));
}

/** A car and whoever else names it, for the admins. */
export async function seeCar(
  tx: Tx,
  actor: Member,
  id: CarId,
  now: Instant,
): Promise<Result<CarDispute, 'not allowed' | 'gone'>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  const dispute = await disputeAbout(tx, actor.complex, id, now);
  return dispute ? ok(dispute) : refuse('gone');
}

/** What the house's list says of one's own car, while it is not answered. */
export async function seeListed(
  tx: Pick<Tx, 'cars'>,
  { complex, person }: Pick<Member, 'complex' | 'person'>,
  id: CarId,
): Promise<OwnCar | null> {
  const car = (await tx.cars.of(complex, person)).find((one) => one.id === id);
  return car?.state === 'asked' && !isNamed(car) ? { id, plate: car.plate } : null;
}
