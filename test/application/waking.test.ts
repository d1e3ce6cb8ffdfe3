import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waking } from '../../src/app/waking.ts';
import type { HintBoard, Hints } from '../../src/application/hints.ts';

test('A commit wakes whoever has something to do now, and tells whoever looks, here and at other processes', () => {
  const woken: unknown[] = [];
  const note =
    (what: string) =>
    (...of: readonly unknown[]) =>
      void woken.push([what, ...of]);
  const loops = () => ({ wake: note('wake'), hint: note('others'), takeAlong: () => null });
  const board = { tell: note('here') } as unknown as HintBoard;
  const wakes = waking(loops, note('introduction'), board);
  const told = () => woken.splice(0);
  wakes.notices('prompt', true);
  wakes.notices('announcements', false);
  wakes.notices('push', false);
  assert.deepEqual(told(), [
    ['wake', 'notices', true],
    ['wake', 'announcements', false],
    ['wake', 'pushes', false],
  ]);
  wakes.timers();
  wakes.albums?.();
  wakes.lists?.();
  wakes.copies?.();
  wakes.introduction?.();
  assert.deepEqual(told(), [
    ['wake', 'timers'],
    ['wake', 'albums'],
    ['wake', 'spot lists'],
    ['wake', 'copies'],
    ['introduction'],
  ]);
  const hints: Hints = new Map([['feed', 'house']]);
  wakes.hints?.(hints);
  assert.deepEqual(told(), [
    ['here', hints],
    ['others', hints],
  ]);
  assert.equal(
    'hints' in waking(loops, note('introduction'), null),
    false,
    'nobody looks where there is no app',
  );
});
