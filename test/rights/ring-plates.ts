import type { Account } from '../../src/application/account.ts';
import { tryCars } from '../../src/application/at-the-gate.ts';
import { sellCar } from '../../src/core/alerts/sell-car.ts';
import { carsAtGate } from '../../src/core/cars/cars-at-gate.ts';
import { alertId } from '../../src/core/kernel/ids.ts';
import { type Call, NOTHING } from './call.ts';

const account: Pick<Account, 'pace'> = { pace: async () => 'fine' };

/** The use cases that a plate leads to: in a thread, and at the gate. */
export const PLATE_CALLS: Readonly<Record<string, Call>> = {
  tryCars: ['check passes', (tx, me) => tryCars(tx, account, me, 'А123', 1)],
  carsAtGate: ['check passes', (tx, me) => carsAtGate(tx, me, 'A123', 1)],
  sellCar: ['answer alert', (tx, me, now) => sellCar(tx, me, alertId(NOTHING), now)],
};
