import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHandOut } from '../../src/adapters/telegram/hand-out.ts';
import { readUpdate } from '../../src/adapters/telegram/update.ts';
import { createTestLog } from './support.ts';

const updates = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => {
    const update = readUpdate({ update_id: from + at });
    assert.ok(update);
    return update;
  });

/** A line in which each try and each rest ends by hand. */
function openLine() {
  const tries: { id: number; commit(): void; reject(): void }[] = [];
  const rests: { time: number; end(): void }[] = [];
  const committed: number[] = [];
  const signal = new AbortController();
  const log = createTestLog();
  const running = new Set<Promise<void>>();
  const handOut = createHandOut({
    onUpdate: ({ update_id: id }) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      tries.push({ id, commit: resolve, reject: () => reject(new Error('the database is lost')) });
      return promise;
    },
    committed: (id) => void committed.push(id),
    wait: (time) => new Promise((resolve) => rests.push({ time, end: resolve })),
    running,
    signal: signal.signal,
    log,
  });
  /** Until every promise that can go on has gone on. */
  const settle = () => new Promise(setImmediate);
  const end = async (how: 'commit' | 'reject', ...ids: number[]) => {
    for (const id of ids) tries.findLast((one) => one.id === id)?.[how]();
    await settle();
  };
  const endRest = async () => {
    rests.at(-1)?.end();
    await settle();
  };
  return {
    handOut,
    tries,
    rests,
    committed,
    signal,
    log,
    running,
    end,
    endRest,
    tried: () => tries.map(({ id }) => id),
  };
}

test('At most a hundred are handed out at once, the next as soon as one is committed', async () => {
  const line = openLine();
  line.handOut(updates(1, 150));
  assert.equal(line.tries.length, 100);
  await line.end('commit', 7, 50);
  assert.deepEqual(line.tried().slice(100), [101, 102]);
  assert.deepEqual(line.committed, [7, 50]);
  assert.equal(line.running.size, 100);
});

test('What was rejected comes again in order of arrival, whatever failed first', async () => {
  const line = openLine();
  line.handOut(updates(1, 3));
  await line.end('reject', 3);
  await line.end('reject', 1);
  line.handOut(updates(4, 4));
  await line.end('commit', 2);
  assert.deepEqual(line.tried(), [1, 2, 3], 'nobody overtakes while the line rests');
  await line.endRest();
  assert.deepEqual(line.tried(), [1, 2, 3, 1, 3, 4]);
});

test('Rests grow while the database stays lost, and begin anew when it was back', async () => {
  const line = openLine();
  line.handOut(updates(1, 1));
  for (let time = 0; time < 7; time++) {
    await line.end('reject', 1);
    await line.endRest();
  }
  await line.end('commit', 1);
  line.handOut(updates(2, 2));
  await line.end('reject', 2);
  assert.deepEqual(
    line.rests.map(({ time }) => time),
    [500, 1_000, 2_000, 2_000, 2_000, 2_000, 2_000, 500],
  );
  assert.equal(line.log.lines.length, 8);
});

test('When it is over, nothing is handed out any more', async () => {
  const line = openLine();
  line.handOut(updates(1, 2));
  await line.end('reject', 1);
  line.signal.abort();
  await line.endRest();
  line.handOut(updates(3, 3));
  await line.end('commit', 2);
  assert.deepEqual(line.tried(), [1, 2]);
  assert.deepEqual(line.committed, [2]);
  assert.equal(line.running.size, 0);
});
