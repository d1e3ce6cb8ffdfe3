import type { Account } from '../../src/application/account.ts';
import { addCarToday } from '../../src/application/add-car-today.ts';
import { addCar, mayAddCar } from '../../src/core/cars/add-car.ts';
import { answerPlate, seeQuestion } from '../../src/core/cars/answer-plate.ts';
import { decideCar } from '../../src/core/cars/decide-car.ts';
import { answerListed } from '../../src/core/cars/listed-cars.ts';
import { removeCar, takeCar } from '../../src/core/cars/remove-car.ts';
import { seeCar, seeCarsOf, seeListed, seeOwnCars } from '../../src/core/cars/see-cars.ts';
import { carId, personId } from '../../src/core/kernel/ids.ts';
import { type Call, type Go, NOTHING } from './call.ts';

const [CAR, PERSON] = [carId(NOTHING), personId(NOTHING)];
const account: Pick<Account, 'pace'> = { pace: async () => 'fine' };

/** The use cases of «Мои машины», and of the admins. */
export const CAR_CALLS: Readonly<Record<string, Call>> = {
  mayAddCar: ['keep cars', (tx, me) => mayAddCar(tx, me, 'А123ВС777')],
  addCar: ['keep cars', (tx, me, now) => addCar(tx, me, 'А123ВС777', now)],
  addCarToday: ['keep cars', (tx, me, now) => addCarToday(tx, account, me, 'А123ВС777', now)],
  answerListed: ['keep cars', (tx, me) => answerListed(tx, me, CAR, true)],
  seeOwnCars: ['see own spots', (tx, me) => seeOwnCars(tx, me)],
  removeCar: ['see own spots', (tx, me) => removeCar(tx, me, CAR)],
  seeCarsOf: ['manage residents', (tx, me) => seeCarsOf(tx, me, PERSON)],
  seeCar: ['manage residents', (tx, me, now) => seeCar(tx, me, CAR, now)],
  takeCar: ['manage residents', (tx, me, now) => takeCar(tx, me, CAR, now)],
  decideCar: ['manage residents', (tx, me, now) => decideCar(tx, me, CAR, 'confirm', now)],
};

export const OWN_CARS: Readonly<Record<string, Go>> = {
  answerPlate: (tx, me, now) => answerPlate(tx, me, NOTHING, 'family', now),
  seeQuestion: (tx, me) => seeQuestion(tx, me, NOTHING),
  seeListed: async (tx, me) => (await seeListed(tx, me, CAR)) ?? 'not yours',
};
