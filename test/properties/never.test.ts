import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assertHealthy, inhabit, leaks, names, perform, step } from './never.ts';
import { resortLeaks } from './resort-leaks.ts';

/** `npm run properties` asks for far more of both. */
const HOUSES = Number(process.env.PARKING_HOUSES ?? 3);
const STEPS = Number(process.env.PARKING_DEEDS ?? 130);

test(`Whatever people do, nobody reads another's name, username, phone, flat or id, and nothing breaks (${HOUSES} × ${STEPS} steps)`, {
  timeout: 14_400_000,
}, async (t) => {
  const steps = fc.array(step, { minLength: STEPS, maxLength: STEPS, size: 'max' });
  const property = fc.asyncProperty(names, steps, async (given, acts) => {
    const closers: (() => Promise<void>)[] = [];
    const home = await inhabit({ after: (close) => closers.push(close) }, given);
    try {
      for (const act of acts) await perform(home, act);
      assert.deepEqual(leaks(home, given), []);
      assert.deepEqual(await resortLeaks(home), []);
      assert.ok(home.log.length > 0, 'the log is looked at');
      await assertHealthy(home);
    } finally {
      for (const close of closers) await close();
    }
  });
  await fc.assert(property, { numRuns: HOUSES, endOnFailure: true });
  t.diagnostic(`${HOUSES * STEPS} steps`);
});
