import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { botOn, toldAtStart, toldOf } from '../engine/starting.ts';
import { freshDatabase } from '../support/database.ts';
import { layPooler, noPgbouncer, type PoolMode } from '../support/pgbouncer.ts';

/** One session for everybody; as many as are wanted, the last used first; many, each in its turn. */
const pools = [['default_pool_size = 1'], [], ['server_round_robin = 1', 'min_pool_size = 4']];

for (const mode of ['transaction', 'statement'] as const satisfies PoolMode[]) {
  for (const pool of pools) {
    const how = pool.join(', ') || 'its defaults';
    test(`a pooler in ${mode} mode with ${how} is told at start and by the doctor, with the way out`, {
      skip: noPgbouncer,
    }, async (t) => {
      const { url } = await freshDatabase(t);
      const told = await toldOf(await layPooler(t, url, mode, pool));
      assert.match(told.start, /^DATABASE_URL: за этим адресом пулер.*прямой адрес.*session.*operating\.md/);
      assert.equal(told.doctor, `✖ ${told.start}`);
    });
  }
}

test('what the probe did in sessions that it was only lent is undone', { skip: noPgbouncer }, async (t) => {
  const { url } = await freshDatabase(t);
  const pooled = await layPooler(t, url, 'transaction', ['default_pool_size = 1']);
  await toldOf(pooled);
  const neighbour = new pg.Client(pooled);
  await neighbour.connect();
  const { rows } = await neighbour.query(
    `select current_setting('enable_seqscan') as scans,
       (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks`,
  );
  await neighbour.end();
  assert.deepEqual(rows, [{ scans: 'on', locks: 0 }]);
});

test('a pooler in session mode is as good as the database', { skip: noPgbouncer }, async (t) => {
  const { url } = await freshDatabase(t);
  const told = await toldOf(await layPooler(t, url, 'session'));
  assert.equal(told.start, 'started');
  assert.match(told.doctor, /^✔ База отвечает/);
});

test('a pooler that has a single session to give says so in seconds', { skip: noPgbouncer }, async (t) => {
  const { url } = await freshDatabase(t);
  const pooled = await layPooler(t, url, 'session', ['default_pool_size = 1']);
  assert.match(await toldAtStart(botOn(pooled)), /^DATABASE_URL: база не дала второго соединения.*pool size/);
});
