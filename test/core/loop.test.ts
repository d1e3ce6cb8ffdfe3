import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { type LoopOptions, startLoop } from '../../src/loops/loop.ts';

/** A loop of four whose steps end when the test says so, and how many of them have begun. */
function fourOf(t: TestContext, rest: number, calm?: number) {
  const steps: PromiseWithResolvers<boolean>[] = [];
  const begun: PromiseWithResolvers<void>[] = [];
  const beginning = (count: number) => {
    begun[count] ??= Promise.withResolvers();
    return begun[count];
  };
  const step: LoopOptions['step'] = () => {
    const mine = Promise.withResolvers<boolean>();
    steps.push(mine);
    beginning(steps.length).resolve();
    return mine.promise;
  };
  const loop = startLoop({
    name: 'test',
    workers: 4,
    rest,
    ...(calm !== undefined && { calm }),
    step,
    failed: () => {},
  });
  const end = (as: boolean) => {
    for (const one of steps) one.resolve(as);
  };
  const fail = () => {
    for (const one of steps) one.reject(new Error('planted'));
  };
  t.after(() => {
    const stopped = loop.stop();
    end(false);
    return stopped;
  });
  return { ...loop, looks: () => steps.length, untilLooks: (n: number) => beginning(n).promise, end, fail };
}

test('At its start, and after each rest, one of four looks for all of them', async (t) => {
  const loop = fourOf(t, 5);
  assert.equal(loop.looks(), 1);
  loop.end(false);
  await loop.untilLooks(2);
  assert.equal(loop.looks(), 2);
});

test('Whoever finds work unasked rouses the next one, until all are at it', async (t) => {
  const loop = fourOf(t, 60_000);
  loop.end(true);
  await loop.untilLooks(3);
  loop.end(true);
  await loop.untilLooks(5);
});

test('While one is long at its work, another looks after the rest', async (t) => {
  const loop = fourOf(t, 5);
  await loop.untilLooks(2);
  await loop.untilLooks(4);
});

test('A wake finds whoever is asleep, and none that comes during a look is lost', async (t) => {
  const loop = fourOf(t, 60_000);
  loop.wake();
  await loop.untilLooks(2);
  for (const _ of [3, 4]) loop.wake();
  await loop.untilLooks(4);
  // Nobody is asleep: the first whose look ends looks again.
  loop.wake();
  loop.end(false);
  await loop.untilLooks(5);
});

test('Whoever is woken for all his work looks seldom, and as often as others for a while after he was', async (t) => {
  const loop = fourOf(t, 5, 60_000);
  await turn();
  assert.equal(loop.looks(), 0, 'somebody else looks');
  loop.end(false);
  loop.wake();
  await loop.untilLooks(1);
  loop.end(false);
  await loop.untilLooks(2);
});

test('Whoever is woken for all his work looks by himself, too, in case that nobody can', async (t) => {
  const loop = fourOf(t, 60_000, 5);
  await loop.untilLooks(1);
  loop.end(false);
  await loop.untilLooks(2);
});

test('A look on behalf of all four rouses the next one where it finds work', async (t) => {
  const loop = fourOf(t, 60_000, 60_000);
  loop.look();
  await loop.untilLooks(1);
  loop.end(true);
  await loop.untilLooks(3);
});

test('Whoever failed looks as often as others for a while, and not as seldom as who has nothing to do', async (t) => {
  const loop = fourOf(t, 60_000, 5);
  await loop.untilLooks(1);
  loop.fail();
  await sleep(50);
  assert.equal(loop.looks(), 1);
});
