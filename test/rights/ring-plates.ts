import assert from 'node:assert/strict';
import type { Account } from '../../src/application/account.ts';
import { askHolders, tryCars } from '../../src/application/at-the-gate.ts';
import { lookAtGate, lookByQr } from '../../src/application/look-at-gate.ts';
import { calledTo } from '../../src/core/alerts/called-to.ts';
import { sellCar } from '../../src/core/alerts/sell-car.ts';
import { carsAtGate } from '../../src/core/cars/cars-at-gate.ts';
import { alertId, gateQuestionId, spotNumber } from '../../src/core/kernel/ids.ts';
import { refuse } from '../../src/core/kernel/result.ts';
import { answerAtGate } from '../../src/core/passes/answer-at-gate.ts';
import { askAtGate, ownQuestions } from '../../src/core/passes/ask-at-gate.ts';
import { changeGuards, seeWatch } from '../../src/core/residents/change-guards.ts';
import { type Call, NOTHING } from './call.ts';

const account: Pick<Account, 'pace'> = { pace: async () => 'fine' };

const TAXI = { spot: spotNumber(99) ?? assert.fail(), caller: 'taxi', guest: 'Такси' } as const;

/** The use cases that a plate leads to, in a thread and at the gate, and who stands there. */
export const PLATE_CALLS: Readonly<Record<string, Call>> = {
  tryCars: ['check passes', (tx, me) => tryCars(tx, account, me, 'А123', 1)],
  askHolders: [
    'check passes',
    async (tx, me, now) => {
      const asked = await askHolders(tx, account, me, TAXI, now);
      return asked.ok ? asked : refuse(asked.why.kind);
    },
  ],
  askAtGate: [
    'check passes',
    async (tx, me, now) => {
      const asked = await askAtGate(tx, me, TAXI, now);
      return asked.ok ? asked : refuse(asked.why.kind);
    },
  ],
  answerAtGate: [
    'answer at gate',
    (tx, me, now) => answerAtGate(tx, me, gateQuestionId(NOTHING), 'let in', now),
  ],
  seeWatch: ['change guards', (tx, me, now) => seeWatch(tx, me, now)],
  changeGuards: ['change guards', (tx, me, now) => changeGuards(tx, me, NOTHING, now)],
  calledTo: ['take alert', (tx, me) => calledTo(tx, me)],
  lookAtGate: ['check passes', (tx, me, now) => lookAtGate(tx, account, me, 'А123', now)],
  lookByQr: ['check passes', (tx, me) => lookByQr(tx, me, 'p_nothing')],
  ownQuestions: ['check passes', (tx, me, now) => ownQuestions(tx, me, now)],
  carsAtGate: ['check passes', (tx, me) => carsAtGate(tx, me, 'A123', 1)],
  sellCar: ['answer alert', (tx, me, now) => sellCar(tx, me, alertId(NOTHING), now)],
};
