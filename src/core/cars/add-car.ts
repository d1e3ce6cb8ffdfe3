import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Car, isNamed, MOST_CARS } from './car.ts';
import { plateKey, readPlate } from './plate.ts';
import { askRivals, isAgreed, isDisputed, lockPlate, rivalsOf, saidOf, showDispute } from './rivals.ts';

export type AddRefusal = 'not allowed' | 'no plate' | 'already yours' | 'five already';

/** Whether this plate may become one of the person's cars. */
export async function mayAddCar(tx: Tx, actor: Member, plate: string): Promise<Result<null, AddRefusal>> {
  if (!may(actor, 'keep cars')) return refuse('not allowed');
  if (readPlate(plate)?.kind !== 'whole') return refuse('no plate');
  const own = (await tx.cars.of(actor.complex, actor.person)).filter(isNamed);
  if (own.some((car) => car.key === plateKey(plate))) return refuse('already yours');
  return own.length < MOST_CARS ? ok(null) : refuse('five already');
}

/**
 * A car of one's own. What comes back is the same whoever named the plate before: that it is known is nobody's to learn.
 */
export async function addCar(
  tx: Tx,
  actor: Member,
  plate: string,
  now: Instant,
): Promise<Result<null, AddRefusal>> {
  const allowed = await mayAddCar(tx, actor, plate);
  if (!allowed.ok) return allowed;
  const { complex, person } = actor;
  const key = plateKey(plate);
  await lockPlate(tx, complex, key);
  const whose = { complex, person, key };
  const listed = (await tx.cars.of(complex, person)).find((car) => car.key === key);
  if (listed?.state === 'asked') {
    await tx.cars.setState(complex, listed.id, 'known', 'list');
    return ok(null);
  }
  // He said of it once that it is not his.
  if (listed) await tx.cars.remove(complex, listed.id);
  const rivals = await rivalsOf(tx, whose);
  const said = rivals.length > 0 ? await saidOf(tx, whose, now) : [];
  const isKnown = rivals.length === 0 || isAgreed(said);
  const car: Car = await tx.cars.add({
    ...whose,
    plate,
    state: isKnown ? 'known' : 'asked',
    confirmedBy: isKnown && rivals.length > 0 ? 'family' : null,
    addedAt: now,
  });
  if (isKnown) return ok(null);
  await askRivals(tx, car, rivals, now);
  if (isDisputed(said) || !(await isAnyReachable(tx, rivals))) await showDispute(tx, car);
  return ok(null);
}

/** A question that nobody can be asked is for the admins. */
async function isAnyReachable(tx: Tx, rivals: readonly Car[]): Promise<boolean> {
  const reached = await Promise.all(rivals.map(({ complex, key }) => tx.cars.holdersOf(complex, [key])));
  return reached
    .flat()
    .some(({ person, reachable }) => reachable && rivals.some((one) => one.person === person));
}
