import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdCommits } from './held-commits.ts';
import { openFreshYard } from './open.ts';

test('While an alert is being stored its card is drawn and its slot booked; nobody reads it before it is stored', async (t) => {
  const bed = await openFreshYard(t, { paced: true });
  const { world, pool, url } = bed;
  const anna = await bed.resident('Анна', [1]);
  const vera = await bed.resident('Вера', [12]);
  const boris = await bed.resident('Борис', [45]);
  await bed.startBot();
  // Whoever delivers for the first time has no number yet, and takes nothing along.
  world.say(anna, '/blocked 12');
  await world.until(() => world.find(vera, 'Место 12'));
  await bed.quiet();
  const gate = await holdCommits(url, 'alerts');
  world.say(anna, '/blocked 45');
  await gate.waiting(1);
  await bed.row('select 1 from pace where scope = $1', [String(boris.id)]);
  const { rowCount } = await pool.query('select from alerts');
  assert.equal(rowCount, 1, 'the second is not stored');
  assert.equal(world.find(boris, 'Место 45'), undefined);
  await gate.open();
  await world.until(() => world.find(boris, 'Место 45'));
  await bed.quiet();
});
