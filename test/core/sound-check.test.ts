import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, hours, minutes } from '../../src/core/kernel/time.ts';
import {
  hear,
  isWorthATest,
  nextCheck,
  type SoundCheck,
  tookOf,
  withArrival,
} from '../../src/core/notifications/sound-check.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const who = { complex: complexId(1), person: personId(1) };
const asked: SoundCheck = {
  ...who,
  ...{ number: 1, askedAt: NOW, arrivedAt: null, heardAt: null, outcome: null },
};
const SPOT = spotNumber(45) ?? assert.fail();

test('A test of the sound is offered to whoever has a spot and has tried none', () => {
  assert.equal(isWorthATest(null, [SPOT]), true);
  assert.equal(isWorthATest(null, []), false);
  assert.equal(isWorthATest(asked, [SPOT]), false);
});

test('A test that came by two ways came when the first did', () => {
  const first = withArrival(asked, true, after(NOW, minutes(1)));
  assert.deepEqual(withArrival(first, true, after(NOW, minutes(3))).arrivedAt, after(NOW, minutes(1)));
});

test('While a test is on its way there is no other, for an hour at the longest', () => {
  assert.equal(nextCheck(asked, who, after(NOW, minutes(59))), null);
  assert.equal(nextCheck(asked, who, after(NOW, hours(1)))?.number, 2);
  assert.equal(nextCheck({ ...asked, outcome: 'silence' }, who, after(NOW, minutes(2)))?.number, 2);
});

test('What was heard before we knew that it arrived is not lost afterwards, and took no time', () => {
  const heard = { ...asked, heardAt: after(NOW, minutes(1)), outcome: 'heard' } as const;
  assert.equal(withArrival(heard, false, after(NOW, minutes(2))).outcome, 'heard');
  assert.equal(withArrival(asked, false, NOW).outcome, 'lost');
  assert.equal(tookOf({ ...heard, arrivedAt: after(NOW, minutes(2)) }), 0);
  assert.equal(tookOf(heard), minutes(1));
  assert.equal(tookOf(asked), 0);
  const late = (wait: number) => hear({ ...asked, arrivedAt: NOW }, after(NOW, wait))?.late;
  assert.deepEqual([late(minutes(1) - 1), late(minutes(1))], [false, true]);
});
