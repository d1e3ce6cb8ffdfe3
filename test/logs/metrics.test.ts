import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics } from '../../src/adapters/metrics/metrics.ts';
import { seconds } from '../../src/core/kernel/time.ts';

test('The numbers are seconds, of what waits now and not of what waited, and say when the database is away', async () => {
  const metrics = createMetrics('1.2.3');
  const waiting = { lane: 'alert', notices: 2, age: seconds(90) } as const;
  let queue = async () => [waiting];
  metrics.watch({ queue: () => queue(), pool: () => ({ total: 3, idle: 1, waiting: 0 }) });
  metrics.handled('handled', 30);
  metrics.delivered('alert', 'sent', 1_500);
  const read = async (name: string) => {
    const { text } = await metrics.page();
    return text.split('\n').filter((line) => line.startsWith(`parking_${name}`) && !line.includes('_bucket'));
  };
  assert.deepEqual(await read('update_seconds'), [
    'parking_update_seconds_sum 0.03',
    'parking_update_seconds_count 1',
  ]);
  assert.deepEqual(await read('delivery_seconds_sum'), ['parking_delivery_seconds_sum 1.5']);
  assert.deepEqual(await read('queue'), [
    'parking_queue_oldest_seconds{lane="alert"} 90',
    'parking_queue_notices{lane="alert"} 2',
  ]);
  assert.deepEqual(await read('database_up'), ['parking_database_up 1']);
  queue = async () => [];
  assert.deepEqual(await read('queue'), []);
  queue = () => Promise.reject(new Error('away'));
  assert.deepEqual(await read('database_up'), ['parking_database_up 0']);
});
