import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { type House, openHouse } from '../support/house.ts';

/** A test within a test: resolves as that one ends. */
async function testThat(does: (house: House) => Promise<unknown>): Promise<void> {
  const ends: (() => Promise<void>)[] = [];
  const house = await openHouse({ after: (end) => ends.push(end) });
  await does(house);
  for (const end of ends) await end();
}

test('A test that leaves a notice which nobody can deliver fails at its end', async () => {
  const leaving = testThat(async (house) => {
    const anna = await house.resident('Анна', [12]);
    await house.resident('Борис', [45]);
    await house.says(anna, '/blocked 45');
    // A transaction that was forgotten: whoever delivers skips its rows. The end of the house cuts it off.
    const forgotten = new pg.Client(house.url);
    forgotten.on('error', () => {});
    await forgotten.connect();
    await house.pool.query("update notices set state = 'due', due_at = $1", [house.clock.now()]);
    await forgotten.query('begin');
    const { rowCount } = await forgotten.query('select from notices for update');
    assert.ok(rowCount);
  });
  await assert.rejects(leaving, /nobody does what is left: a notice/);
});

test('A test that goes on listening to the process fails at its end', async (t) => {
  const listener = () => {};
  t.after(() => process.off('SIGUSR2', listener));
  const leaving = testThat(async () => process.on('SIGUSR2', listener));
  await assert.rejects(leaving, /left behind 1 listeners of the process for «SIGUSR2»/);
});

test('A test that leaves nothing ends well', async () => {
  await testThat(async (house) => house.says(await house.resident('Анна', [12]), '/help'));
});
