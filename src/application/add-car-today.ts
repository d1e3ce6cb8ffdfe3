import { type AddRefusal, addCar, mayAddCar } from '../core/cars/add-car.ts';
import { MOST_CARS_A_DAY } from '../core/cars/car.ts';
import type { Member } from '../core/kernel/actor.ts';
import { type Result, refuse } from '../core/kernel/result.ts';
import { days, type Instant } from '../core/kernel/time.ts';
import type { Tx } from '../core/ports.ts';
import type { Account } from './account.ts';

/** A car of one's own, so many a day: what was removed counts, and being forgotten is no way around it. */
export async function addCarToday(
  tx: Tx,
  account: Pick<Account, 'pace'>,
  actor: Member,
  plate: string,
  now: Instant,
): Promise<Result<null, AddRefusal | 'too many today'>> {
  const allowed = await mayAddCar(tx, actor, plate);
  if (!allowed.ok) return allowed;
  const pace = await account.pace('car added', MOST_CARS_A_DAY, days(1));
  return pace === 'fine' ? addCar(tx, actor, plate, now) : refuse('too many today');
}
