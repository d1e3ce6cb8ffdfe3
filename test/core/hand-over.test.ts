import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert } from '../../src/core/alerts/alert.ts';
import { departed, handOver } from '../../src/core/alerts/hand-over.ts';
import { personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { aHolder, anAlert, start } from './an-alert.ts';

const now = new Date('2026-11-22T19:40:00Z');
const [sender, former, other, heir] = [1, 2, 3, 4].map(personId);
assert.ok(sender && former && other && heir);
const holder = (person: typeof former, answer: 'coming' | null = null) => {
  return { ...aHolder(person, 'delivered'), answer, answeredAt: answer && start };
};
const thread = (holders: Alert['holders']): Alert =>
  anAlert({ spot: spotNumber(13), state: 'answered', remindedByTimer: true, holders });

test('A promise leaves with whoever gave it, and the thread is open again from now on', () => {
  const next = handOver(
    thread([holder(former, 'coming')]),
    [former],
    [{ person: heir, reachable: true }],
    now,
  );
  assert.deepEqual([next.state, next.openSince, next.remindedByTimer], ['open', now, false]);
  assert.deepEqual(
    next.holders.map(({ person, reach, answer }) => [person, reach, answer]),
    [[heir, 'pending', null]],
  );
});

test('Another holder who is on the way keeps the thread answered; nobody is called to his own alert', () => {
  const both = thread([holder(former), holder(other, 'coming')]);
  const next = handOver(both, [former], [{ person: sender, reachable: true }], now);
  assert.equal(next.state, 'answered');
  assert.deepEqual(
    next.holders.map(({ person }) => person),
    [other],
  );
});

test('An heir who wants peace from this neighbour has the call without a sound, and help comes at once; of words he has none', () => {
  const quiet = { person: heir, reachable: true, muted: true };
  const handed = (kind: Alert['kind']) => {
    const before = anAlert({ kind, holders: [holder(former)] });
    const next = handOver(before, [former], [quiet], now);
    const { effects } = departed(before, next, now);
    return [next.holders.map(({ reach, muted }) => [reach, muted]), effects.map((one) => one.kind)];
  };
  assert.deepEqual(handed('blocked'), [[['pending', true]], ['call helpers']]);
  assert.deepEqual(handed('message'), [[['unreachable', true]], []]);
});

test('Whoever was on his way leaves, and who is left wants peace from this neighbour: help comes at once', () => {
  const before = thread([holder(former, 'coming'), { ...holder(other), muted: true }]);
  const { effects } = departed(before, handOver(before, [former], [], now), now);
  assert.deepEqual(
    effects.map((one) => one.kind),
    ['tell senders', 'ring', 'call helpers'],
  );
});
