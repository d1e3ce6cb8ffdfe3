import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, days, hours, minutes } from '../../src/core/kernel/time.ts';
import { isOverstayed, nextLook, searchFault } from '../../src/core/lending/lending.ts';
import { tenancyFault } from '../../src/core/tenancy/tenancy.ts';

const NOW = new Date('2026-11-22T19:36:00Z');

test('The gate wonders about a car on a lent spot until the end of that day, unless it is known to be gone', () => {
  const ended = { endedAt: before(NOW, hours(1)), leftAt: null, ending: 'time' } as const;
  const wonders = (one: Parameters<typeof isOverstayed>[0], now = NOW) =>
    isOverstayed(one, now, 'Europe/Moscow');
  assert.equal(wonders(ended), true);
  assert.equal(wonders(ended, after(NOW, hours(2))), false, 'the next day');
  assert.equal(wonders({ ...ended, leftAt: NOW }), false, 'he said that he has left');
  assert.equal(wonders({ ...ended, ending: 'borrower' }), false, 'he is nobody here any more');
  assert.equal(wonders({ ...ended, endedAt: null }), false, 'he may still stand there');
});

test('Nobody looks for a spot for less than a quarter of an hour, nor for more than a week', () => {
  const fault = (wait: number) => searchFault(after(NOW, wait), NOW);
  assert.deepEqual([fault(minutes(15)), fault(minutes(15) + 1)], ['past', null]);
  assert.deepEqual([fault(days(7)), fault(days(7) + 1)], [null, 'too far']);
});

test('A spot is let for a day at least, and a year at most', () => {
  const fault = (wait: number) => tenancyFault(after(NOW, wait), NOW);
  assert.deepEqual([fault(days(1) - 1), fault(days(1))], ['too soon', null]);
  assert.deepEqual([fault(days(366)), fault(days(366) + 1)], [null, 'too far']);
});

test('What is over is looked at no more', () => {
  const one = { until: after(NOW, hours(3)), warned: false, endedAt: null };
  assert.deepEqual(nextLook(one), after(NOW, hours(2.5)));
  assert.equal(nextLook({ ...one, endedAt: NOW }), null);
});
