import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../ports.ts';
import { isNamed } from './car.ts';

/** Once, to whoever was let in: a car that stands in the way stands on nobody's spot. */
export async function offerCar(tx: Tx, complex: ComplexId, person: PersonId): Promise<void> {
  await tx.notices.add(complex, [person], 'note', { kind: 'car offer' });
}

/** Whether there is nothing to offer any more. */
export async function hasCars(tx: Pick<Tx, 'cars'>, complex: ComplexId, person: PersonId): Promise<boolean> {
  return (await tx.cars.of(complex, person)).some(isNamed);
}
