import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { until } from '../../src/adapters/postgres/embedded/wait.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { leadPolling, polledAgo } from '../../src/adapters/postgres/kit/lead.ts';
import { freshDatabase } from '../support/database.ts';

test('everybody knows how long ago whoever leads has polled, and nobody is said to poll for another bot', async () => {
  const { url } = await freshDatabase({ after });
  const pool = await openPool(url, { max: 3, applicationName: 'lead.test' });
  after(() => pool.end());
  assert.equal(await polledAgo(pool, 1), null);
  const lead = await leadPolling(pool, 1, new AbortController().signal);
  const grown = await until(5_000, async () => ((await polledAgo(pool, 1)) ?? 0) > 200 || undefined);
  assert.ok(grown, 'it grows while nothing is polled');
  lead.polled();
  const young = await until(5_000, async () => ((await polledAgo(pool, 1)) ?? 200) < 200 || undefined);
  assert.ok(young, 'a poll makes it young again');
  assert.equal(await polledAgo(pool, 2), null);
  await lead.release();
  assert.ok(await until(5_000, async () => (await polledAgo(pool, 1)) === null || undefined));
});
