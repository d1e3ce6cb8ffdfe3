import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DueTimers, fireDueTimer } from '../../src/application/fire-timers.ts';
import type { Trouble } from '../../src/application/repeated-trouble.ts';
import { complexId } from '../../src/core/kernel/ids.ts';
import { after, minutes, seconds } from '../../src/core/kernel/time.ts';
import type { Tx } from '../../src/core/ports.ts';

const NOW = new Date('2026-11-22T19:36:00Z');

test('A timer that fails is tried again soon where the database is in trouble, else it lets the others go first', async () => {
  const due = { complex: complexId(1), timer: { kind: 'guards' } } as const;
  const tries = async (isDatabases: boolean) => {
    const putOff: Date[] = [];
    const timers = {
      take: async (_: Date, fire: (tx: Tx, one: typeof due) => Promise<boolean>) => fire({} as Tx, due),
      putOff: async (...[, , at]: readonly [unknown, unknown, Date]) => void putOff.push(at),
    } as unknown as DueTimers;
    const trouble = { isDatabases: () => isDatabases, passed: () => assert.fail() } as unknown as Trouble;
    await assert.rejects(fireDueTimer(timers, { now: () => NOW }, trouble));
    return putOff;
  };
  assert.deepEqual(
    [await tries(true), await tries(false)],
    [[after(NOW, seconds(1))], [after(NOW, minutes(1))]],
  );
});
