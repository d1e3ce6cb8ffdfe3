import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockTime, dayTime, endTime, fullTime, saidTime } from '../../src/chat/kit/house-time.ts';

const MOSCOW = 'Europe/Moscow';
const now = new Date('2026-11-28T12:00:00+03:00');
const nextYear = new Date('2027-11-28T20:00:00+03:00');

test('An end on today’s date of the next year is not today: it has its day and its year', () => {
  const said = { day: '28 ноября 2027 г.', clock: '20:00' };
  assert.deepEqual(saidTime(nextYear, now, MOSCOW, 'ru'), said);
  assert.equal(endTime(nextYear, now, MOSCOW, 'ru'), '28 ноября 2027 г., 20:00');
  assert.equal(clockTime(nextYear, now, MOSCOW, 'en'), 'November 28, 2027, 20:00');
  assert.equal(fullTime(nextYear, now, MOSCOW, 'ru'), 'воскресенье, 28 ноября 2027 г., 20:00');
});

test('Another day of this year has no year; the days go by the clocks of the complex', () => {
  const night = new Date('2026-12-31T23:30:00+03:00');
  const after = new Date('2027-01-01T00:30:00+03:00');
  assert.equal(clockTime(night, now, MOSCOW, 'ru'), '31 декабря, 23:30');
  assert.equal(clockTime(night, after, MOSCOW, 'ru'), '31 декабря 2026 г., 23:30');
  assert.equal(endTime(after, night, MOSCOW, 'ru'), 'завтра, 00:30');
  assert.equal(endTime(after, night, 'Europe/London', 'ru'), '21:30');
  assert.equal(dayTime(nextYear, MOSCOW, 'ru'), '28 ноября, 20:00');
});
