import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { CarId, ComplexId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Car, PlateAnswer } from './car.ts';
import { lockPlate, rivalsOf, saidOf } from './rivals.ts';

/** What an admin reads of a plate that two people name. */
export type CarDispute = {
  readonly car: Car;
  /** Whoever named it first, and what they said. */
  readonly rivals: readonly {
    readonly car: CarId;
    readonly person: PersonId;
    readonly answer: PlateAnswer | null;
  }[];
};

/** The dispute as it is now; without rivals there is none any more. */
async function findDispute(tx: Tx, car: Car, now: Instant): Promise<CarDispute> {
  const rivals = await rivalsOf(tx, car);
  const said = await saidOf(tx, car, now);
  return {
    car,
    rivals: rivals.map(({ id, person }) => ({
      car: id,
      person,
      answer: said.find(({ holder }) => holder === person)?.answer ?? null,
    })),
  };
}

/** The same by its number; null: nobody names the car any more. */
export async function disputeAbout(
  tx: Tx,
  complex: ComplexId,
  id: CarId,
  now: Instant,
): Promise<CarDispute | null> {
  const car = await tx.cars.get(complex, id);
  return car && findDispute(tx, car, now);
}

/** `confirm`: both are reached. `refuse`: he goes on being told of nothing, and is not told that. */
export type CarVerdict = 'confirm' | 'refuse';

export type DecideRefusal = 'not allowed' | 'gone' | 'already decided';

/** An admin says about somebody whose plate another one had named before. */
export async function decideCar(
  tx: Tx,
  actor: Member,
  id: CarId,
  verdict: CarVerdict,
  now: Instant,
): Promise<Result<Car, DecideRefusal>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  const { complex } = actor;
  const seen = await tx.cars.get(complex, id);
  if (seen) await lockPlate(tx, complex, seen.key);
  const car = await tx.cars.get(complex, id);
  if (!car) return refuse('gone');
  const isKnown = verdict === 'confirm';
  // A refusal may be taken back: nobody else can put a mistake right.
  if (car.state === 'known' || (car.state === 'refused' && !isKnown)) return refuse('already decided');
  await tx.cars.setState(complex, id, isKnown ? 'known' : 'refused', isKnown ? 'admin' : null);
  await tx.cards.redraw(complex, { kind: 'car', car: id });
  const event = { kind: isKnown ? 'car confirmed' : 'car refused' } as const;
  await tx.journal.note(complex, actor.person, event, now, car.person);
  return ok(car);
}
