import { leaveCarThreads } from '../alerts/leave-car-threads.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Car, CarQuestion, PlateAnswer } from './car.ts';
import { meansCar } from './plate.ts';
import { isAgreed, lockPlate, saidOf, showDispute } from './rivals.ts';

export type PlateAnswerRefusal = 'never asked' | 'no holder' | 'already decided';

/** A question, which cars it is about, and by which plate its reader knows them. */
export type SeenQuestion = {
  readonly question: CarQuestion;
  readonly own: Car;
  readonly cars: readonly Car[];
};

/** The question as it stands, for whom it was made. */
export async function seeQuestion(
  tx: Tx,
  { complex, person }: Pick<Member, 'complex' | 'person'>,
  id: number,
): Promise<Result<SeenQuestion, PlateAnswerRefusal>> {
  const question = await tx.cars.question(complex, id);
  if (question?.holder !== person) return refuse('never asked');
  const own = (await tx.cars.of(complex, person)).find((one) => meansCar(question.key, one.key));
  if (own?.state !== 'known') return refuse('no holder');
  const theirs = await tx.cars.of(complex, question.about);
  const cars = theirs.filter((one) => isOpen(one) && meansCar(question.key, one.key));
  return cars.length > 0 ? ok({ question, own, cars }) : refuse('already decided');
}

/** What the first holder said is his to change until an admin has decided. */
function isOpen({ state, confirmedBy }: Car): boolean {
  // What only the house's list names is its person's to answer.
  return state === 'asked' ? confirmedBy === null : state === 'known' && confirmedBy === 'family';
}

/** «Это моя семья», «Не знаю этого человека»: the one lets him in, the other asks the admins. */
export async function answerPlate(
  tx: Tx,
  actor: Member,
  id: number,
  answer: PlateAnswer,
  now: Instant,
): Promise<Result<SeenQuestion, PlateAnswerRefusal>> {
  const { complex } = actor;
  const asked = await tx.cars.question(complex, id);
  if (asked) await lockPlate(tx, complex, asked.key);
  const seen = await seeQuestion(tx, actor, id);
  if (!seen.ok) return seen;
  const { cars, question } = seen.value;
  await tx.cars.answer(complex, id, answer, now);
  for (const car of cars) {
    const isKnown = isAgreed(await saidOf(tx, car, now));
    await tx.cars.setState(complex, car.id, isKnown ? 'known' : 'asked', isKnown ? 'family' : null);
    if (!isKnown) await leaveCarThreads(tx, complex, car.person, car.key, now);
    if (answer === 'unknown') await showDispute(tx, car);
    else await tx.cards.redraw(complex, { kind: 'car', car: car.id });
  }
  return ok({ ...seen.value, question: { ...question, answer } });
}
