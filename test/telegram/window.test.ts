import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readUpdate, type Update } from '../../src/adapters/telegram/update.ts';
import { createWindow } from '../../src/adapters/telegram/window.ts';

const update = (id: number): Update => {
  const read = readUpdate({ update_id: id });
  assert.ok(read);
  return read;
};
const ids = (updates: readonly Update[]) => updates.map(({ update_id }) => update_id);

test('An update is confirmed only when it and all before it are finished', () => {
  const window = createWindow();
  const first = window.ask();
  assert.deepEqual(first, { offset: undefined, confirms: [] });
  assert.deepEqual(ids(window.answered(first, [5, 6, 7].map(update))), [5, 6, 7]);
  window.finish(6);
  assert.deepEqual(window.ask(), { offset: 5, confirms: [] });
  assert.deepEqual(ids(window.answered(window.ask(), [5, 6, 7, 8].map(update))), [8]);
  window.finish(5);
  assert.deepEqual(window.ask(), { offset: 7, confirms: [6, 5] });
  window.finish(7);
  window.finish(8);
  assert.equal(window.open(), 0);
  assert.equal(window.ask().offset, 9);
});

test('After a quiet week Telegram counts from anywhere, and nothing is missed', () => {
  const window = createWindow();
  window.answered(window.ask(), [update(900)]);
  window.finish(900);
  assert.deepEqual(ids(window.answered(window.ask(), [])), []);
  assert.deepEqual(ids(window.answered(window.ask(), [update(17)])), [17]);
  assert.equal(window.ask().offset, 17);
  window.finish(17);
  assert.equal(window.ask().offset, 18);
  window.answered(window.ask(), []);
  assert.deepEqual(ids(window.answered(window.ask(), [update(900)])), [900]);
  // Both counts in one answer: what was finished is forgotten, whichever it was of.
  assert.deepEqual(ids(window.answered(window.ask(), [update(901), update(18)])), [901, 18]);
  for (const id of [900, 901, 18]) window.finish(id);
  window.answered(window.ask(), []);
  assert.deepEqual(ids(window.answered(window.ask(), [update(901)])), [901]);
});

// What can happen: somebody writes, a poll is answered or its answer is lost, the n-th in flight finishes.
const events = fc.array(
  fc.oneof(
    fc.constant({ kind: 'write' as const }),
    fc.record({ kind: fc.constant('poll' as const), lost: fc.boolean(), during: fc.nat(9) }),
    fc.record({ kind: fc.constant('finish' as const), nth: fc.nat(9) }),
  ),
  { maxLength: 200 },
);

test('However polls, losses and commits interleave, nobody is handed out twice and nothing is lost', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 5 }), (happenings, limit) => {
      const window = createWindow();
      const committed = new Set<number>();
      const handedOut: number[] = [];
      const inFlight: number[] = [];
      let queue: number[] = [];
      let next = 100;
      const finish = (nth: number) => {
        const [id] = inFlight.splice(nth % Math.max(1, inFlight.length), 1);
        if (id === undefined) return;
        committed.add(id);
        window.finish(id);
      };
      const poll = (lost: boolean, during: number) => {
        const ask = window.ask();
        const { offset = 0 } = ask;
        for (const id of queue) assert.ok(id >= offset || committed.has(id), `${id} is confirmed too early`);
        queue = queue.filter((id) => id >= offset);
        const batch = queue.slice(0, limit).map(update);
        if (during < 5) finish(during);
        if (lost) return;
        const fresh = ids(window.answered(ask, batch));
        handedOut.push(...fresh);
        inFlight.push(...fresh);
      };
      for (const event of happenings) {
        if (event.kind === 'write') queue.push(next++);
        else if (event.kind === 'poll') poll(event.lost, event.during);
        else finish(event.nth);
      }
      for (let rest = next; rest >= 100; rest--) {
        poll(false, 9);
        while (inFlight.length > 0) finish(0);
      }
      poll(false, 9);
      assert.deepEqual(queue, []);
      assert.deepEqual(
        handedOut,
        Array.from({ length: next - 100 }, (_, at) => 100 + at),
      );
    }),
  );
});
