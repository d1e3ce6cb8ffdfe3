import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** A test within a test: resolves as that one ends. */
async function testThat(does: (app: TestApp) => Promise<unknown>): Promise<void> {
  const ends: (() => Promise<void>)[] = [];
  const app = await openTestApp({ after: (end) => ends.push(end) });
  await does(app);
  for (const end of ends) await end();
}

test('A test that leaves a notice which nobody can deliver fails at its end', async () => {
  const leaving = testThat(async (app) => {
    const anna = await app.resident('Анна', [12]);
    await app.resident('Борис', [45]);
    await app.says(anna, '/blocked 45');
    // A transaction that was forgotten: whoever delivers skips its rows. The end of the house cuts it off.
    const forgotten = new pg.Client(app.url);
    forgotten.on('error', () => {});
    await forgotten.connect();
    await app.pool.query("update notices set state = 'due', due_at = $1", [app.clock.now()]);
    await forgotten.query('begin');
    const { rowCount } = await forgotten.query('select from notices for update');
    assert.ok(rowCount);
  });
  await assert.rejects(leaving, /nobody does what is left: notices/);
});

test('A test that goes on listening to the process fails at its end', async (t) => {
  const listener = () => {};
  t.after(() => process.off('SIGUSR2', listener));
  const leaving = testThat(async () => process.on('SIGUSR2', listener));
  await assert.rejects(leaving, /left behind 1 listeners of the process for «SIGUSR2»/);
});

test('A test that leaves nothing ends well', async () => {
  await testThat(async (app) => app.says(await app.resident('Анна', [12]), '/help'));
});
