import assert from 'node:assert/strict';
import { test } from 'node:test';
import { morningFrom, quietUntil } from '../../src/core/complexes/quiet-hours.ts';

/** Minutes of the day from and until, a time in Moscow, and when it is over. */
const TIMES: readonly (readonly [from: number, until: number, at: string, over: string | null])[] = [
  [23 * 60, 7 * 60, '22T22:59', null],
  [23 * 60, 7 * 60, '22T23:00', '23T07:00'],
  [23 * 60, 7 * 60, '23T00:00', '23T07:00'],
  [23 * 60, 7 * 60, '23T06:59', '23T07:00'],
  [23 * 60, 7 * 60, '23T07:00', null],
  [13 * 60, 15 * 60, '22T12:59', null],
  [13 * 60, 15 * 60, '22T13:00', '22T15:00'],
  [13 * 60, 15 * 60, '22T14:59', '22T15:00'],
  [13 * 60, 15 * 60, '22T15:00', null],
  [0, 0, '22T00:00', null],
];

const moscow = (time: string) => new Date(`2026-11-${time}:00+03:00`);

test('Quiet hours begin with their first minute and are over with their last, by day and over midnight', () => {
  for (const [from, until, at, over] of TIMES) {
    const found = quietUntil(moscow(at), { timeZone: 'Europe/Moscow', quietHours: { from, until } });
    assert.deepEqual(found, over === null ? null : moscow(over), `${from}–${until} at ${at}`);
  }
});

/** Minutes of the day from and until, a time in Moscow, and the morning that a reminder leaves in. */
const MORNINGS: readonly (readonly [from: number, until: number, at: string, leaves: string])[] = [
  [23 * 60, 7 * 60, '22T22:59', '23T07:00'],
  [23 * 60, 7 * 60, '22T23:30', '23T07:00'],
  [23 * 60, 7 * 60, '23T05:30', '23T07:00'],
  [23 * 60, 7 * 60, '23T07:00', '23T07:00'],
  [23 * 60, 7 * 60, '23T11:59', '23T11:59'],
  [23 * 60, 7 * 60, '23T12:00', '24T07:00'],
  [22 * 60, 9 * 60 + 30, '23T08:00', '23T09:30'],
  [22 * 60, 9 * 60 + 30, '23T14:00', '23T14:00'],
  [22 * 60, 9 * 60 + 30, '23T14:30', '24T09:30'],
  // No night's quiet hours: seven, and never into others.
  [0, 0, '22T03:00', '22T07:00'],
  [0, 0, '22T08:00', '22T08:00'],
  [0, 0, '22T20:00', '23T07:00'],
  [13 * 60, 15 * 60, '22T13:30', '23T07:00'],
  [6 * 60, 3 * 60, '22T08:00', '23T03:00'],
  [8 * 60, 8 * 60, '22T07:30', '22T07:30'],
  [23 * 60, 3 * 60, '22T08:00', '22T08:00'],
];

test('What reminds in the morning leaves at once while it is morning, and else when the next night is over', () => {
  for (const [from, until, at, leaves] of MORNINGS) {
    const found = morningFrom(moscow(at), { timeZone: 'Europe/Moscow', quietHours: { from, until } });
    assert.deepEqual(found, moscow(leaves), `${from}–${until} at ${at}`);
  }
});
