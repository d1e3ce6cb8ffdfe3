import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spotNumber } from '../../src/core/kernel/ids.ts';
import { after, days, hours, isIn } from '../../src/core/kernel/time.ts';
import { momentsAt } from '../../src/core/kernel/zone.ts';
import { sessionEnds } from '../../src/core/web/session.ts';

const NOW = new Date('2026-11-22T19:36:00Z');

test('A number of a spot is whole, and no larger than any house has', () => {
  for (const number of [0, -1, 1.5, 100_000, Number.NaN]) assert.equal(spotNumber(number), null, `${number}`);
  assert.deepEqual([spotNumber(1), spotNumber(99_999)], [1, 99_999]);
});

test('In the night when summer time ends the clocks show an hour twice', () => {
  const at = (time: string) =>
    momentsAt(Temporal.PlainDate.from('2026-10-25'), Temporal.PlainTime.from(time), 'Europe/Berlin');
  assert.deepEqual(at('02:30'), [new Date('2026-10-25T00:30:00Z'), new Date('2026-10-25T01:30:00Z')]);
  assert.deepEqual(at('12:00'), [new Date('2026-10-25T11:00:00Z')]);
});

test('A window begins after its first moment and holds its last', () => {
  const window = { since: NOW, until: after(NOW, hours(1)) };
  for (const [wait, held] of [
    [0, false],
    [1, true],
    [hours(1), true],
    [hours(1) + 1, false],
  ] as const)
    assert.equal(isIn(window, after(NOW, wait)), held, `${wait}`);
});

test('One stays signed in while one is there, and not for ever', () => {
  const ends = (kind: Parameters<typeof sessionEnds>[0], seen: number) =>
    (sessionEnds(kind, NOW, after(NOW, seen)).getTime() - NOW.getTime()) / days(1);
  assert.deepEqual(
    [ends('browser', 0), ends('browser', days(300)), ends('browser', days(399))],
    [90, 390, 400],
  );
  assert.deepEqual([ends('gate', 0), ends('gate', days(179))], [14, 180]);
  assert.equal(ends('mini app', hours(20)), 1);
});
