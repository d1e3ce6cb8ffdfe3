import type { ComplexId, PersonId } from '../kernel/ids.ts';
import { days, type Instant, lately } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { adminsOf } from '../residents/change-holders.ts';
import type { Car, CarQuestion } from './car.ts';
import { anyRegionOf, meansCar, type PlateKey, plateKeys } from './plate.ts';

/** Whoever named a plate first is asked once in this time about the same person, and what he said counts for as long. */
export const ASK_AGAIN_AFTER = days(30);

/** Whoever decides about a plate, with its region or without, waits for whoever decides about the same one. */
export async function lockPlate(tx: Tx, complex: ComplexId, key: PlateKey): Promise<void> {
  await tx.cars.lockPlate(complex, plateKeys(key).at(-1) ?? key);
}

/** Every car that the plate may mean, oldest first. */
export async function carsAlike(tx: Tx, complex: ComplexId, key: PlateKey): Promise<readonly Car[]> {
  const open = anyRegionOf(key);
  const found = await tx.cars.withKeys(complex, plateKeys(key), open === null ? [] : [open]);
  return found.filter((car) => meansCar(key, car.key));
}

/**
 * Whoever is reached by the plate already and shares no spot with this person. None where one of those who are reached
 * does share one: he is asked every day.
 */
export async function rivalsOf(
  tx: Tx,
  car: Pick<Car, 'complex' | 'person' | 'key'>,
): Promise<readonly Car[]> {
  const { complex, person, key } = car;
  const others = (await carsAlike(tx, complex, key)).filter(
    (one) => one.state === 'known' && one.person !== person,
  );
  const family = await tx.cars.coHoldersAmong(complex, person, peopleOf(others));
  return family.length > 0 ? [] : others;
}

const peopleOf = (cars: readonly Car[]): readonly PersonId[] => cars.map((car) => car.person);

/** «Это моя семья» settles it, unless another one does not know him. */
export function isAgreed(said: readonly CarQuestion[]): boolean {
  return said.some(({ answer }) => answer === 'family') && said.every(({ answer }) => answer !== 'unknown');
}

export function isDisputed(said: readonly CarQuestion[]): boolean {
  return said.some(({ answer }) => answer === 'unknown');
}

/** What was said lately about this person and plate, with its region or without. */
export async function saidOf(
  tx: Tx,
  { complex, person, key }: Pick<Car, 'complex' | 'person' | 'key'>,
  now: Instant,
): Promise<readonly CarQuestion[]> {
  const said = await tx.cars.questions(complex, person, lately(now, ASK_AGAIN_AFTER));
  return said.filter((one) => meansCar(key, one.key));
}

/** Asks whoever named the plate first; whoever names it now learns nothing of it. */
export async function askRivals(tx: Tx, car: Car, rivals: readonly Car[], now: Instant): Promise<void> {
  const { complex, person: about } = car;
  // By his own plate: another region of whoever names it now is no other question.
  const asked = new Map(rivals.toReversed().map(({ person, key }) => [person, key]));
  for (const [holder, key] of asked) {
    const question = await tx.cars.ask(complex, { key, about, holder }, lately(now, ASK_AGAIN_AFTER), now);
    if (question !== null)
      await tx.notices.add(complex, [holder], 'note', { kind: 'car question', question });
  }
}

/** Shows the dispute to every admin, or what has become of it. */
export async function showDispute(tx: Tx, { complex, id }: Pick<Car, 'complex' | 'id'>): Promise<void> {
  const subject = { kind: 'car', car: id } as const;
  await tx.cards.show(complex, subject, await adminsOf(tx, complex));
  await tx.cards.redraw(complex, subject);
}
