import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { CarId, ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Car, isNamed, MOST_CARS } from './car.ts';
import { plateKey } from './plate.ts';

/** What the house's list says of a spot: plates, as they stand there. */
export type ListedCars = { readonly spot: SpotNumber; readonly plates: readonly string[] };

/**
 * The house's list says whose cars these are, and each holder of the spot is asked once: until he says so he is not
 * reached by them. Of a spot that nobody holds nothing is kept. The caller holds the list's lock.
 */
export async function listCars(
  tx: Tx,
  complex: ComplexId,
  listed: readonly ListedCars[],
  now: Instant,
): Promise<void> {
  for (const { spot, plates } of listed) {
    for (const { person, tenant } of await tx.spots.holders(complex, spot)) {
      // The house's list is about whoever owns the spot.
      if (tenant) continue;
      const own = await tx.cars.of(complex, person);
      for (const plate of plates) await listCar(tx, { complex, person, plate }, own, now);
    }
  }
}

type Listed = { readonly complex: ComplexId; readonly person: PersonId; readonly plate: string };

async function listCar(tx: Tx, listed: Listed, own: readonly Car[], now: Instant): Promise<void> {
  const { complex, person, plate } = listed;
  const key = plateKey(plate);
  const known = own.find((car) => car.key === key);
  if (!known) {
    const car = await tx.cars.add({ ...listed, key, state: 'asked', confirmedBy: 'list', addedAt: now });
    await tx.notices.add(complex, [person], 'note', { kind: 'car listed', car: car.id });
    return;
  }
  // The list is the admins' own word about what its person has said himself.
  if (known.confirmedBy !== null || known.state === 'refused') return;
  await tx.cars.setState(complex, known.id, 'known', 'list');
  await tx.cards.redraw(complex, { kind: 'car', car: known.id });
}

export type ListedRefusal = 'not allowed' | 'gone' | 'five already';

/** «Да, моя», «Не моя» below what the list says. */
export async function answerListed(
  tx: Tx,
  actor: Member,
  id: CarId,
  isMine: boolean,
): Promise<Result<Car, ListedRefusal>> {
  if (!may(actor, 'keep cars')) return refuse('not allowed');
  const { complex, person } = actor;
  const own = await tx.cars.of(complex, person);
  const car = own.find((one) => one.id === id);
  if (!car || isNamed(car)) return refuse('gone');
  if (isMine && own.filter(isNamed).length >= MOST_CARS) return refuse('five already');
  await tx.cars.setState(complex, id, isMine ? 'known' : 'refused', 'list');
  return ok(car);
}
