import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInOrder } from '../../src/chat/kit/in-order.ts';

function gate() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return { promise, resolve, reject };
}

test('One chat waits for its own, never for another', async () => {
  const order = createInOrder();
  const slow = gate();
  const done: string[] = [];
  const first = order.run('анна', () => slow.promise.then(() => done.push('анна 1')));
  const second = order.run('анна', async () => done.push('анна 2'));
  await order.run('борис', async () => done.push('борис'));
  assert.deepEqual(done, ['борис']);
  slow.resolve();
  await Promise.all([first, second]);
  assert.deepEqual(done, ['борис', 'анна 1', 'анна 2']);
  await order.idle();
});

test('Whoever stands behind a failure fails with it and overtakes nobody; the next line is a new one', async () => {
  const order = createInOrder();
  const broken = gate();
  const done: string[] = [];
  const first = order.run('анна', () => broken.promise);
  const second = order.run('анна', async () => done.push('too early'));
  broken.reject(new Error('the database is away'));
  await assert.rejects(first, /away/);
  await assert.rejects(second, /away/);
  await order.run('анна', async () => done.push('again'));
  assert.deepEqual(done, ['again']);
  await order.idle();
});
