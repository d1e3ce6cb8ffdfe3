import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCarToday } from '../../src/application/add-car-today.ts';
import { askHolders, tryCars, tryCode } from '../../src/application/at-the-gate.ts';
import { reportOnce } from '../../src/application/report-holder.ts';
import { tryStrip } from '../../src/application/try-strip.ts';
import { takeCall, takeTyped } from '../../src/application/typing-pace.ts';
import type { Member, Role } from '../../src/core/kernel/actor.ts';
import { complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import type { Tx } from '../../src/core/ports.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const SPOT = spotNumber(45) ?? assert.fail();
const who = (role: Role): Member => {
  return {
    kind: 'member',
    complex: complexId(1),
    person: personId(1),
    roles: [role],
    spots: [SPOT],
    away: false,
  };
};

test('How often something may be done, and within how long', async () => {
  const asked: (readonly [string, number, number])[] = [];
  const account = {
    pace: async (...one: readonly [string, number, number]) => {
      asked.push(one);
      return 'silence' as const;
    },
    paceClearsAt: async () => null,
  };
  const tx = { cars: { of: async () => [] } } as unknown as Tx;
  const [guard, resident] = [who('guard'), who('resident')];
  await takeTyped(account);
  await takeCall(account, resident);
  await tryCars(tx, account, guard, 'А123ВС', 20);
  await tryCode(tx, account, guard, '123456');
  await askHolders(tx, account, guard, { spot: SPOT, caller: 'taxi', guest: 'Такси' }, NOW);
  await addCarToday(tx, account, resident, 'А123ВС77', NOW);
  await addCarToday(tx, account, resident, 'машина', NOW);
  for (const other of [2, 3]) await reportOnce(tx, account, resident, SPOT, personId(other));
  assert.deepEqual(asked, [
    ['typed', 10, minutes(1)],
    ['call', 30, minutes(1)],
    ['gate car', 30, minutes(10)],
    ['pass code', 30, minutes(10)],
    ['gate question', 20, minutes(10)],
    ['car added', 5, days(1)],
    ['not family 45 2', 1, days(1)],
    ['not family 45 3', 1, days(1)],
  ]);
});

test('A wrong code of a strip counts at both doors, of whoever types it and of the house; a right one at none', async () => {
  const counted: (readonly unknown[])[] = [];
  const wrong = {
    isFull: async () => false,
    count: async (...one: readonly unknown[]) => void counted.push(one),
  };
  const tries = (found: typeof SPOT | null) => {
    const tx = { strips: { find: async () => found } } as unknown as Tx;
    return tryStrip(tx, wrong, complexId(1), '2345-6789', NOW);
  };
  assert.equal(await tries(SPOT), SPOT);
  assert.deepEqual(counted, []);
  assert.equal(await tries(null), 'gone');
  assert.deepEqual(counted, [
    ['person', 5, minutes(10)],
    ['house', 100, hours(1)],
  ]);
});
